"""The list of vacancy texts before and after: the list of lessons, narrowed."""

import re

import pytest
from django.test import RequestFactory

from knowledge.lessons.filters import LessonFilter
from knowledge.lessons.listing import MAKEOVERS, LessonListing
from knowledge.lessons.receivers import renew_listing
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db
TEXTS = {"makeover_from": "Oud", "makeover_to": "Nieuw"}


@pytest.fixture
def listing(lesson_index):
    def of(query="", user=None, scope=MAKEOVERS):
        lesson_index.refresh_from_db()
        asked = LessonFilter.from_query(RequestFactory().get(f"/?{query}").GET)
        return LessonListing(index=lesson_index, user=user, asked=asked, scope=scope)

    return of


def titles(listing):
    return {lesson.title for lesson in listing.page}


def counts(listing, parameter):
    group = next(group for group in listing.facets if group.facet.parameter == parameter)
    return {value.slug: value.count for value in group.values}


def test_vacancy_texts_of_both_kinds_and_nothing_else(listing):
    water, data = ThemeFactory(slug="water"), ThemeFactory(slug="data")
    LessonFactory(title="Alleen tekst", makeover=True, themes=[water])
    LessonFactory(title="Verhaal met tekst", themes=[water, data], **TEXTS)
    LessonFactory(title="Verhaal", themes=[water])
    LessonFactory(title="Concept", makeover=True, live=False, themes=[water])

    seen = listing()
    assert (titles(seen), seen.count) == ({"Alleen tekst", "Verhaal met tekst"}, 2)
    assert counts(seen, "thema") == {"water": 2, "data": 1}
    assert counts(seen, "soort") == {"story": 1, "makeover": 1}
    narrowed = listing("thema=data")
    assert (titles(narrowed), narrowed.count) == ({"Verhaal met tekst"}, 1)


def test_members_only_shows_to_members_alone(listing):
    LessonFactory(title="Open", makeover=True, themes=[ThemeFactory(slug="water")])
    LessonFactory(title="Besloten", makeover=True, themes=[ThemeFactory(slug="water")], members_only=True)

    for user in (None, MemberFactory(pending=True)):
        seen = listing(user=user)
        assert (titles(seen), seen.count, counts(seen, "thema")) == ({"Open"}, 1, {"water": 1})
    seen = listing(user=MemberFactory())
    assert (titles(seen), seen.count, counts(seen, "thema")) == ({"Open", "Besloten"}, 2, {"water": 2})


def test_the_first_lines_of_a_closed_text_show_to_no_visitor(client):
    LessonFactory(makeover=True, members_only=True)
    for path in ("/lessen/van-naar/", "/lessen/", "/"):
        assert "Adviseur veilig op weg" not in client.get(path).content.decode()

    client.force_login(MemberFactory())
    assert "Adviseur veilig op weg" in client.get("/lessen/van-naar/").content.decode()


def test_the_kind_is_asked_only_when_there_are_both(listing):
    LessonFactory(title="Verhaal")
    assert counts(listing(scope=None), "soort") == {}

    LessonFactory(title="Tekst", makeover=True)
    both = listing(scope=None)
    assert counts(both, "soort") == {"story": 1, "makeover": 1}
    chosen = listing("soort=makeover", scope=None)
    assert (titles(chosen), chosen.count, counts(chosen, "soort")) == ({"Tekst"}, 1, {"story": 1, "makeover": 1})
    assert [str(chip.name) for chip in chosen.chips] == ["Vacaturetekst: van → naar"]


def test_both_lists_keep_their_own(client):
    LessonFactory(title="Verhaal", themes=[ThemeFactory(slug="water")])
    LessonFactory(title="Tekst", makeover=True, themes=[ThemeFactory(slug="water")])

    for _ in range(2):
        everything, texts = (client.get(path).content.decode() for path in ("/lessen/", "/lessen/van-naar/"))
        assert (everything.count('class="card"'), texts.count('class="card"')) == (2, 1)
        assert 'hx-get="http://testserver' not in texts
        assert 'action="/lessen/van-naar/"' in texts
        assert 'action="/lessen/"' in everything


def test_its_title_its_way_back_and_its_place(client):
    page = client.get("/lessen/van-naar/").content.decode()

    assert "<h1>Vacatureteksten: van → naar</h1>" in page
    assert '<li><a href="/lessen/">Lessen</a></li>' in page
    assert "<title>Vacatureteksten: van → naar - " in page
    assert 'href="/lessen/van-naar/"' in client.get("/lessen/").content.decode()
    maps = re.findall(r"<loc>http://testserver(/[^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert "/lessen/van-naar/</loc>" in "".join(client.get(path).content.decode() for path in maps)


def test_only_who_may_post_is_asked_to(client):
    start = 'href="/mijn/bijdragen/nieuw/makeover/"'
    assert start not in client.get("/lessen/van-naar/").content.decode()

    client.force_login(MemberFactory())
    assert start in client.get("/lessen/van-naar/").content.decode()


def test_only_the_results_when_a_script_asks(client):
    LessonFactory(makeover=True)
    answer = client.get("/lessen/van-naar/", headers={"HX-Request": "true"})

    assert "<html" not in answer.content.decode()
    assert answer.content.decode().count('class="card"') == 1


def test_a_card_says_from_what_to_what(client):
    LessonFactory(makeover=True, makeover_from="\n  - Medewerker <b>\n\nTekst", makeover_to="Adviseur " + "x" * 300)
    LessonFactory(title="Verhaal", makeover_from="Oude titel", makeover_to="Nieuwe titel")
    page = client.get("/lessen/").content.decode()

    assert "<span>Medewerker &lt;b&gt;</span>" in page
    assert f"<strong>Adviseur {'x' * 80}…</strong>" in page
    assert "Oude titel" not in page
    assert "<span>Oude titel</span>" in client.get("/lessen/van-naar/").content.decode()


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    author, organisation = MemberFactory(), OrganisationFactory()
    for _ in range(number):
        LessonFactory(
            makeover=True,
            themes=[ThemeFactory()],
            regions=[RegionFactory()],
            authors=[author],
            organisation=organisation,
        )
    client.get("/over/")
    with django_assert_num_queries(7):
        assert client.get("/lessen/van-naar/").context_data["listing"].count == number
    with django_assert_num_queries(2):
        client.get("/lessen/van-naar/")

    client.force_login(MemberFactory())
    client.get("/over/")
    renew_listing()
    with django_assert_num_queries(10):
        assert client.get("/lessen/van-naar/").context_data["listing"].count == number
