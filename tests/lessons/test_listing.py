"""The list of lessons: who sees what, what it counts, and what it costs."""

import re
from datetime import date

import pytest
from django.test import RequestFactory

from cop.core.models import Theme
from cop.search.asking import Asked
from cop.search.finding import find
from knowledge.lessons.filters import LessonFilter
from knowledge.lessons.listing import LessonListing
from knowledge.lessons.models import Evidence, LessonPage, Outcome
from knowledge.lessons.receivers import renew_listing
from tests.factories.lessons import LessonFactory, PhaseFactory, TargetGroupFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def asked(query=""):
    return LessonFilter.from_query(RequestFactory().get(f"/lessen/?{query}").GET)


@pytest.fixture
def listing(lesson_index):
    def of(query="", user=None):
        lesson_index.refresh_from_db()
        return LessonListing(index=lesson_index, user=user, asked=asked(query))

    return of


def titles(listing):
    return {lesson.title for lesson in listing.page}


def counts(listing, parameter):
    group = next(group for group in listing.facets if group.facet.parameter == parameter)
    return {value.slug: value.count for value in group.values}


def test_members_only_shows_to_members_alone(listing):
    theme = ThemeFactory(slug="water")
    LessonFactory(title="Open", themes=[theme])
    LessonFactory(title="Besloten", themes=[theme], members_only=True)
    LessonFactory(title="Concept", themes=[theme], live=False)

    for user in (None, MemberFactory(pending=True), MemberFactory(declined=True)):
        seen = listing(user=user)
        assert (titles(seen), seen.count, counts(seen, "thema")) == ({"Open"}, 1, {"water": 1})
    seen = listing(user=MemberFactory())
    assert (titles(seen), seen.count, counts(seen, "thema")) == ({"Open", "Besloten"}, 2, {"water": 2})


def test_search_keeps_members_only_apart(listing):
    LessonFactory(title="Zij-instroom in de zuivering")
    LessonFactory(title="Zij-instroom achter de dijk", members_only=True)

    assert titles(listing("q=zij-instroom")) == {"Zij-instroom in de zuivering"}
    assert len(titles(listing("q=zij-instroom", user=MemberFactory()))) == 2
    assert listing("q=dijk").count == 0


def test_search_reads_the_text_and_the_synonyms(listing):
    theme = Theme.objects.create(name="Slim vervoer", slug="slim-vervoer", synonyms="smart mobility")
    LessonFactory(title="Een", approach="<p>Wij belden elke kandidaat met een paraplu.</p>")
    LessonFactory(title="Twee", themes=[theme])

    assert titles(listing("q=paraplu")) == {"Een"}
    assert titles(listing("q=mobility")) == {"Twee"}


@pytest.mark.parametrize("words", ["'", '"', "a OR b'", "%00", "(((", "*", "NEAR(", "a:b", "-", "x" * 400])
def test_no_search_is_an_error(client, words):
    LessonFactory()

    assert client.get("/lessen/", {"q": words}).status_code == 200


def test_a_null_in_the_search_is_no_error(client):
    assert client.get("/lessen/?q=a%00b&thema=%00&pagina=%00").status_code == 200


def test_values_of_one_facet_widen_and_facets_together_narrow(listing):
    water, data = ThemeFactory(slug="water"), ThemeFactory(slug="data")
    noord, zeeland = RegionFactory(slug="noord"), RegionFactory(slug="zeeland")
    LessonFactory(title="A", themes=[water], regions=[noord])
    LessonFactory(title="B", themes=[data], regions=[noord])
    LessonFactory(title="C", themes=[water, data], regions=[zeeland])

    assert titles(listing("thema=water")) == {"A", "C"}
    assert titles(listing("thema=water&thema=data")) == {"A", "B", "C"}
    assert titles(listing("thema=water&regio=noord")) == {"A"}


def test_a_facet_counts_what_one_gets_by_choosing_it_too(listing):
    water, data = ThemeFactory(slug="water"), ThemeFactory(slug="data")
    noord, zeeland = RegionFactory(slug="noord"), RegionFactory(slug="zeeland")
    LessonFactory(themes=[water], regions=[noord])
    LessonFactory(themes=[data], regions=[noord])
    LessonFactory(themes=[water, data], regions=[zeeland], outcome=Outcome.NOT)

    seen = listing("regio=noord")
    assert counts(seen, "thema") == {"water": 1, "data": 1}
    assert counts(seen, "regio") == {"noord": 2, "zeeland": 1}
    assert counts(seen, "uitkomst") == {"worked": 2}


def test_kept_counts_follow_every_change(listing):
    theme = ThemeFactory(slug="water", name="Water")
    lesson = LessonFactory(themes=[theme])
    assert counts(listing(), "thema") == {"water": 1}

    LessonFactory(themes=[theme])
    assert counts(listing(), "thema") == {"water": 2}
    lesson.unpublish()
    assert (listing().count, counts(listing(), "thema")) == (1, {"water": 1})
    theme.name = "Water en dijken"
    theme.save()
    assert [str(value.name) for value in listing().facets[0].values] == ["Water en dijken"]
    LessonPage.objects.live().get().delete()
    assert listing().count == 0


def test_a_lesson_made_members_only_leaves_every_count_at_once(listing):
    lesson = LessonFactory(themes=[ThemeFactory(slug="water")])
    assert listing().count == 1

    lesson.members_only = True
    lesson.save_revision().publish(skip_permission_checks=True)

    assert (listing().count, counts(listing(), "thema")) == (0, {})


def test_sorted_by_what_was_asked(listing):
    first = LessonFactory(title="Eerst")
    LessonFactory(title="Daarna")
    assert [lesson.title for lesson in listing().page] == ["Daarna", "Eerst"]

    first.save_revision().publish(skip_permission_checks=True)
    assert [lesson.title for lesson in listing("sorteer=gewijzigd").page] == ["Eerst", "Daarna"]


def test_most_repeated_first(listing):
    for title, organisations in (("Eenmaal", 1), ("Nooit", 0), ("Vaak", 5)):
        tried(LessonFactory(title=title), tried_organisations=organisations)

    assert [lesson.title for lesson in listing("sorteer=herhaald").page] == ["Vaak", "Eenmaal", "Nooit"]


@pytest.mark.parametrize(("sort", "column"), [("geprobeerd", "last_tried_on"), ("praktijk", "practice_end")])
def test_what_has_no_date_stands_last(listing, sort, column):
    for title, day in (("Eerder", 1), ("Nooit", None), ("Later", 2)):
        tried(LessonFactory(title=title), **{column: day and date(2026, 1, day)})

    assert [lesson.title for lesson in listing(f"sorteer={sort}").page] == ["Later", "Eerder", "Nooit"]


def test_evidence_narrows_and_is_counted(listing):
    tried(LessonFactory(title="Ver"), evidence=Evidence.TRANSFERABLE, tried_organisations=3)
    tried(LessonFactory(title="Besloten", members_only=True), evidence=Evidence.TRANSFERABLE)
    LessonFactory(title="Hier")

    assert counts(listing(), "bewijs") == {"told": 1, "transferable": 1}
    assert counts(listing(user=MemberFactory()), "bewijs") == {"told": 1, "transferable": 2}
    assert titles(listing("bewijs=transferable")) == {"Ver"}


def test_a_card_tells_what_colleagues_found_and_is_silent_when_nobody_tried(client):
    LessonFactory(title="Hier", slug="hier")
    quiet = client.get("/lessen/").content.decode()
    assert 'class="evidence-line"' not in quiet

    tried(
        LessonFactory(title="Ver"),
        evidence=Evidence.TRANSFERABLE,
        tried_organisations=4,
        tried_regions=4,
        tried_worked=3,
        tried_not=1,
    )
    renew_listing()
    card = client.get("/lessen/").content.decode().partition('class="evidence-line"')[2].partition("</article>")[0]
    words = " ".join(re.sub(r"<[^>]+>", " ", card).split())

    assert words.startswith("> Overdraagbaar In 4 andere regio's geprobeerd 3 werkte 1 werkte niet")
    assert "deels" not in words


def tried(lesson, **columns):
    """Evidence as the room of reports writes it."""
    LessonPage.objects.filter(pk=lesson.pk).update(**columns)


def test_twenty_on_a_page(client):
    for _ in range(21):
        LessonFactory()

    first, second = client.get("/lessen/").content.decode(), client.get("/lessen/?pagina=2").content.decode()
    assert (first.count('class="card"'), second.count('class="card"')) == (20, 1)
    assert 'href="?pagina=2"' in first
    assert client.get("/lessen/?pagina=99").content.decode().count('class="card"') == 1


def test_only_the_results_when_a_script_asks(client):
    LessonFactory()
    answer = client.get("/lessen/", headers={"HX-Request": "true"})

    assert "<html" not in answer.content.decode()
    assert 'class="card"' in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def test_nothing_found_says_what_to_do(client):
    assert "Bekijk alle lessen" in client.get("/lessen/?q=bestaatniet").content.decode()


@pytest.fixture
def many():
    """So many lessons, each with everything that a card and a page show."""

    def make(number):
        region, organisation = RegionFactory(), OrganisationFactory()
        themes = [ThemeFactory(), ThemeFactory()]
        author = MemberFactory()
        return [
            LessonFactory(
                themes=themes,
                regions=[region],
                organisation=organisation,
                authors=[author],
                target_groups=[TargetGroupFactory()],
                phases=[PhaseFactory()],
            )
            for _ in range(number)
        ]

    return make


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(client, many, django_assert_num_queries, number):
    many(number)
    client.get("/lessen/")
    with django_assert_num_queries(2):
        assert client.get("/lessen/").status_code == 200

    client.force_login(MemberFactory())
    client.get("/lessen/")
    with django_assert_num_queries(5):
        assert client.get("/lessen/").status_code == 200


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize("query", ["", "?q=reacties", "?uitkomst=worked&sorteer=gewijzigd"])
def test_a_list_that_nobody_saw_yet_costs_the_same_for_any_number(
    client, many, django_assert_num_queries, number, query
):
    many(number)
    # The state of the index, the words with what is like them, and then the lessons; labels and synonyms are kept.
    searching = 3 if "q=" in query else 0
    client.get("/over/")
    find(user=None, asked=Asked("iets"))
    with django_assert_num_queries(7 + searching):
        assert client.get(f"/lessen/{query}").context_data["listing"].count == number

    client.force_login(MemberFactory())
    client.get("/over/")
    find(user=None, asked=Asked("iets"))
    renew_listing()
    with django_assert_num_queries(10 + searching):
        assert client.get(f"/lessen/{query}").context_data["listing"].count == number


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_lesson_costs_the_same_for_any_number(client, many, django_assert_num_queries, number):
    lesson = many(number)[0]
    client.get(lesson.url)
    with django_assert_num_queries(3):
        assert client.get(lesson.url).status_code == 200

    client.force_login(MemberFactory())
    client.get(lesson.url)
    # For a member: did I keep this, do I follow it, what is said about it, what is new to read?
    with django_assert_num_queries(10):
        assert client.get(lesson.url).status_code == 200
