"""JSON of public pages: what is in it, what never is, what junk gets, and what it costs."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from cop.core.roles import EDITORS
from home.models import InformationPage
from knowledge.lessons.models import Evidence, LessonPage, Outcome
from knowledge.vacancies.models import MakeoverNote
from tests.factories.lessons import LessonFactory, PhaseFactory, TargetGroupFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]
PAGES = "/api/v2/pages/"
LESSONS = f"{PAGES}?type=lessons.LessonPage"


@pytest.fixture
def lesson():
    return LessonFactory(
        title="Wie niet belt",
        slug="wie-niet-belt",
        themes=[ThemeFactory(slug="water")],
        phases=[PhaseFactory(slug="selecteren")],
        regions=[RegionFactory(slug="noord")],
        organisation=OrganisationFactory(slug="veendal"),
        authors=[MemberFactory(display_name="Jet Vogel", email="jet@veendal.example")],
        approach="<p>Elke ochtend bellen.</p>",
        hires=3,
        outcome=Outcome.PARTLY,
    )


@pytest.fixture
def secrets():
    """Everything that is nobody's business, by name."""
    archived, draft = LessonFactory(title="Geheim-archief"), LessonFactory(title="Geheim-concept", live=False)
    archived.unpublish()
    LessonPage.objects.filter(pk=archived.pk).update(archived_at=timezone.now())
    closed = LessonFactory(title="Geheim-besloten", slug="geheim-besloten", members_only=True)
    changed = LessonFactory(title="Open met een Geheim", slug="open")
    LessonPage.objects.filter(pk=changed.pk).update(title="Open")
    changed.title = "Geheim-in-bewerking"
    changed.save_revision()
    LessonPage.objects.filter(pk=changed.pk).update(title="Open", search_description="")
    return [archived, draft, closed]


def get(client, path=PAGES, status=200):
    answer = client.get(path)
    assert answer.status_code == status, answer.content[:300]
    return answer.json()


def titles(client, path):
    return [item["title"] for item in get(client, path)["items"]]


# What is in it


def test_all_public_pages_are_listed(client, home, lesson, lesson_index):
    answer = get(client, f"{PAGES}?limit=50")
    expected = [
        home.title,
        lesson_index.title,
        "Workshops",
        "Agenda",
        "Challenges",
        "Leeraanbod",
        *InformationPage.objects.values_list("title", flat=True),
        lesson.title,
    ]

    assert sorted(item["title"] for item in answer["items"]) == sorted(expected)
    assert answer["meta"]["total_count"] == len(expected)


def test_a_lesson_has_everything_that_its_readers_see(client, lesson):
    LessonPage.objects.update(
        evidence=Evidence.REPEATED, tried_organisations=2, tried_regions=1, tried_worked=1, tried_not=1
    )
    found = get(client, f"{PAGES}{lesson.pk}/")

    assert found["meta"]["type"] == "lessons.LessonPage"
    assert found["meta"]["html_url"] == "http://testserver/lessen/wie-niet-belt/"
    assert found["meta"]["detail_url"] == f"http://testserver{PAGES}{lesson.pk}/"
    assert found["meta"]["parent"]["title"] == "Lessen"
    assert (found["title"], found["summary"]) == ("Wie niet belt", lesson.summary)
    assert found["outcome"] == {"slug": "partly", "name": "Werkte deels"}
    assert {"slug": "approach", "title": "Aanpak", "html": "<p>Elke ochtend bellen.</p>"} in found["sections"]
    assert found["figures"] == {"hires": 3}
    assert found["labels"]["themes"] == [{"slug": "water", "name": "Water"}]
    assert found["labels"]["phases"] == [{"slug": "selecteren", "name": "Selecteren"}]
    assert found["regions"] == [{"slug": "noord", "name": "Noord"}]
    assert found["organisation"] == {"slug": "veendal", "name": "Veendal"}
    assert found["authors"] == ["Jet Vogel"]
    assert found["evidence"]["step"]["slug"] == "repeated"
    assert [found["evidence"][name] for name in ("organisations", "worked", "partly", "not")] == [2, 1, 0, 1]
    assert found["makeover"] is None
    assert "jet@veendal.example" not in str(found)


def test_a_makeover_has_both_texts_and_the_notes(client, lesson):
    LessonPage.objects.update(makeover_from="Wij zoeken", makeover_to="Wil jij")
    MakeoverNote.objects.create(page=lesson, was="Wij", became="Jij", why="De lezer eerst.")

    assert get(client, f"{PAGES}{lesson.pk}/")["makeover"] == {
        "from": "Wij zoeken",
        "to": "Wil jij",
        "notes": [{"was": "Wij", "became": "Jij", "why": "De lezer eerst."}],
    }


def test_an_author_who_left_is_a_former_member(client, lesson):
    lesson.page_authors.update(name="", member=None)
    assert get(client, f"{PAGES}{lesson.pk}/")["authors"] == ["Oud-lid"]


def test_html_passes_the_second_wall_on_its_way_out(client, lesson):
    LessonPage.objects.update(approach="<p onclick=x()>Bel<script>x()</script></p>")
    sections = get(client, f"{PAGES}{lesson.pk}/")["sections"]

    assert next(one["html"] for one in sections if one["slug"] == "approach") == "<p>Bel</p>"


def test_it_is_dutch_whatever_language_somebody_reads_in(client, lesson):
    answer = client.get(f"{PAGES}{lesson.pk}/", headers={"Accept-Language": "en"}).json()
    assert answer["outcome"]["name"] == "Werkte deels"


# Narrowing


def test_lessons_are_narrowed_by_label(client, lesson):
    data = ThemeFactory(slug="data")
    LessonFactory(title="Data", themes=[data, ThemeFactory(slug="water")], outcome=Outcome.NOT)

    assert titles(client, f"{LESSONS}&thema=water&regio=noord") == ["Wie niet belt"]
    assert titles(client, f"{LESSONS}&thema=water&thema=data") == ["Wie niet belt", "Data"]
    assert titles(client, f"{LESSONS}&uitkomst=not") == ["Data"]
    assert titles(client, f"{LESSONS}&thema=bestaat-niet") == []


def test_pages_come_under_their_parent_and_in_order(client, lesson, lesson_index):
    LessonFactory(title="Aanbellen")

    assert titles(client, f"{PAGES}?child_of={lesson_index.pk}&order=title") == ["Aanbellen", "Wie niet belt"]
    assert titles(client, f"{PAGES}?descendant_of=root&order=-title&limit=1")[0]
    assert titles(client, f"{LESSONS}&order=-title") == ["Wie niet belt", "Aanbellen"]
    assert titles(client, f"{LESSONS}&limit=1&offset=1") == ["Aanbellen"]


def test_search_finds_public_lessons_by_their_text(client, lesson):
    LessonFactory(title="Zonder paraplu")
    LessonFactory(title="Besloten paraplu", members_only=True)

    assert titles(client, f"{LESSONS}&search=paraplu") == ["Zonder paraplu"]
    assert titles(client, f"{LESSONS}&search=ochtend&fields=summary") == ["Wie niet belt"]
    assert titles(client, f"{PAGES}?search=paraplu") == ["Zonder paraplu"]
    assert get(client, f"{PAGES}?search=paraplu")["meta"]["total_count"] == 1
    assert titles(client, f"{LESSONS}&search=paraplu+ochtend") == []
    assert len(titles(client, f"{LESSONS}&search=paraplu+ochtend&search_operator=or&order=title")) == 2
    assert titles(client, f"{LESSONS}&search=paraplu&thema=water") == []


def test_find_sends_on_to_the_page_of_an_address(client, lesson):
    for path in ("/lessen/wie-niet-belt/", "lessen/wie-niet-belt"):
        answer = client.get(f"{PAGES}find/?html_path={path}")
        assert answer["Location"].startswith(f"http://testserver{PAGES}{lesson.pk}/")
    assert client.get(f"{PAGES}find/?id={lesson.pk}").status_code == 302
    for query in ("html_path=/lessen/wat-reist-er/", "html_path=/lessen/bestaat-niet/", ""):
        assert client.get(f"{PAGES}find/?{query}").status_code == 404


# What never is


ASKED = [
    PAGES,
    f"{PAGES}?limit=50&fields=*",
    f"{LESSONS}&fields=*",
    f"{LESSONS}&search=geheim",
    f"{PAGES}?search=geheim",
    f"{PAGES}?search=geheim&search_operator=or&order=title",
    f"{LESSONS}&title=Geheim-besloten",
    f"{LESSONS}&slug=geheim-besloten",
    f"{PAGES}?slug=geheim-besloten",
    f"{PAGES}?type=lessons.LessonPage,home.InformationPage",
    f"{PAGES}?descendant_of=root&fields=*",
    f"{LESSONS}&order=-first_published_at",
    f"{PAGES}?type=wagtailcore.Page",
]


@pytest.mark.parametrize("role", ["visitor", "trusted", "author", "editor", "administrator"])
def test_nothing_but_what_is_public_whoever_asks(client, secrets, people, role):
    expected = [get(client, path) for path in ASKED]
    if people[role]:
        client.force_login(people[role])
    for path, anonymous in zip(ASKED, expected, strict=True):
        answer = client.get(path)
        assert "geheim" not in answer.content.decode().lower(), path
        assert answer.json() == anonymous, path
        assert "Cookie" not in answer["Vary"]
        assert "sessionid" not in answer.cookies


@pytest.mark.parametrize("who", [None, "administrator"])
def test_what_is_not_public_does_not_exist(client, secrets, people, lesson_index, who):
    if who:
        client.force_login(people[who])
    for page in secrets:
        assert client.get(f"{PAGES}{page.pk}/").status_code == 404
        assert client.get(f"{PAGES}find/?id={page.pk}").status_code == 404
        assert client.get(f"{PAGES}find/?html_path={page.url_path.removeprefix('/home')}").status_code == 404
        unknown = client.get(f"{PAGES}?child_of=999999").json()
        assert client.get(f"{PAGES}?child_of={page.pk}").json() == unknown
        assert client.get(f"{PAGES}?descendant_of={page.pk}").status_code == 400
    assert get(client, f"{LESSONS}&search=geheim")["meta"]["total_count"] == 0
    root = Page.objects.get(depth=1)
    assert client.get(f"{PAGES}{root.pk}/").status_code == 404


def test_a_list_for_members_closes_itself_and_its_lessons_stay_public(client, lesson, lesson_index):
    lesson_index.members_only = True
    lesson_index.save_revision().publish(skip_permission_checks=True)

    assert client.get(f"{PAGES}{lesson_index.pk}/").status_code == 404
    assert get(client, f"{PAGES}{lesson.pk}/")["meta"]["parent"] is None


def test_what_was_made_for_members_only_is_gone_at_once(client, lesson):
    lesson.members_only = True
    lesson.save_revision().publish(skip_permission_checks=True)

    assert client.get(f"{PAGES}{lesson.pk}/").status_code == 404
    assert titles(client, LESSONS) == []


def test_no_other_endpoint_and_no_other_method(client, lesson):
    client.force_login(MemberFactory(groups=[EDITORS]))
    for path in ("/api/v2/", "/api/v2/images/", "/api/v2/documents/", "/api/v2/redirects/", "/api/main/pages/"):
        assert client.get(path).status_code == 404, path
    for method in ("post", "put", "patch", "delete", "options"):
        assert getattr(client, method)(f"{PAGES}{lesson.pk}/").status_code == 405, method
    assert client.head(PAGES).status_code == 200
    assert LessonPage.objects.get().title == "Wie niet belt"


def test_members_cannot_be_asked_for(client):
    for query in ("type=members.Member", "type=auth.Group", "type=knowledge", "type=x.Y,", "type=%00"):
        assert client.get(f"{PAGES}?{query}").status_code == 400, query
    assert get(client, f"{PAGES}?fields=owner", status=400)
    assert get(client, f"{LESSONS}&fields=page_authors(member)", status=400)
    assert get(client, f"{LESSONS}&owner=1", status=400)
    assert get(client, f"{LESSONS}&members_only=true", status=400)
    assert get(client, f"{LESSONS}&live=false", status=400)


# Junk


JUNK = ["'", '"', "%00", "a%00b", "x" * 10_000, "(((", "*", "NEAR(", "a OR b'", "-", "", " ", "🙂", "%F0%28"]


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize(
    "parameter",
    [
        "search",
        "order",
        "fields",
        "limit",
        "offset",
        "type",
        "child_of",
        "descendant_of",
        "id",
        "title",
        "search_operator",
    ],
)
def test_junk_is_answered_with_a_sentence(client, lesson, parameter, junk):
    for path in (f"{LESSONS}&{parameter}={junk}", f"{PAGES}?{parameter}={junk}&search=bellen"):
        answer = client.get(path)
        assert answer.status_code in {200, 400}, path
        assert answer["Content-Type"] == "application/json"
    for path in (f"{PAGES}find/?html_path={junk}", f"{PAGES}find/?id={junk}"):
        assert client.get(path).status_code in {302, 400, 404}, path


@pytest.mark.parametrize(
    "query",
    [
        "limit=51",
        "limit=-1",
        "offset=99999999999999999999999",
        "order=random",
        "practice_end=gisteren",
        "practice_end=2026-13-45",
        "outcome=%00",
        "onbekend=1",
        "format=api",
        "rich_text_format=html",
        "translation_of=1",
        "search=" + "x" * 201,
        "search=a&search_operator=xor",
    ],
)
def test_what_is_not_offered_is_refused_with_a_sentence(client, lesson, query):
    assert get(client, f"{LESSONS}&{query}", status=400)["message"]


def test_numbers_that_no_page_has_give_nothing(client, lesson):
    huge = "9" * 30
    assert titles(client, f"{PAGES}?id={huge}") == []
    for path in (f"{PAGES}{huge}/", f"{PAGES}find/?id={huge}"):
        assert client.get(path).status_code == 404


def test_it_is_json_for_a_browser_too(client, lesson):
    answer = client.get(PAGES, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer["Content-Type"] == "application/json"
    assert client.get(PAGES, headers={"Accept": "text/html"}).status_code == 406


# Headers and costs


def test_any_site_may_read_it_and_caches_may_keep_it(client, lesson):
    for path in (PAGES, f"{PAGES}{lesson.pk}/"):
        answer = client.get(path, headers={"Origin": "https://elders.example"})
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
        assert answer["Cache-Control"] == "public, max-age=300"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        again = client.get(path, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    missing = client.get(f"{PAGES}999999/")
    assert missing["Access-Control-Allow-Origin"] == "*"
    assert "public" not in missing.get("Cache-Control", "")


def test_a_change_gives_another_etag(client, lesson):
    before = client.get(f"{PAGES}{lesson.pk}/")["ETag"]
    lesson.summary = "Anders"
    lesson.save_revision().publish(skip_permission_checks=True)

    assert client.get(f"{PAGES}{lesson.pk}/", headers={"If-None-Match": before}).status_code == 200


def test_who_asks_too_much_waits(client, settings):
    settings.API_RATE = "3/minute"
    answers = [client.get(PAGES).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]

    settings.API_RATE = ""
    assert client.get(PAGES).status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_list_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for _ in range(number):
        made = LessonFactory(
            themes=[ThemeFactory(), ThemeFactory()],
            target_groups=[TargetGroupFactory()],
            phases=[PhaseFactory()],
            regions=[RegionFactory()],
            organisation=OrganisationFactory(),
            authors=[MemberFactory()],
            makeover_from="Wij",
            makeover_to="Jij",
        )
        MakeoverNote.objects.create(page=made, was="Wij", became="Jij", why="De lezer eerst.")
    get(client)
    for path, queries in (
        (f"{PAGES}?limit=50", 2),
        (f"{PAGES}?limit=50&fields=*", 2),
        (f"{LESSONS}&limit=50", 2),
        (f"{LESSONS}&limit=50&fields=*", 9),
        (f"{LESSONS}&limit=50&fields=*&search=diploma", 10),
        (f"{PAGES}{made.pk}/", 11),
    ):
        with django_assert_num_queries(queries, info=path):
            get(client, path)
