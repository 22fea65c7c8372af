"""The page of the search: what it says, and what it leaves out."""

import pytest
from django.db import DatabaseError

from cop.core.facets import FacetValue, FacetWithValues
from cop.search import views
from cop.search.models import UnansweredSearch
from cop.search.registry import KIND_FACET
from cop.search.results import Found
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


def page_of(client, query="", **headers):
    answer = client.get(f"/zoeken/{query}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def found(monkeypatch):
    """`found(count=, ...)`: what the engine gives, whatever is asked."""

    def give(**values):
        defaults = {"hits": [], "count": 0, "is_capped": False, "facets": []}
        monkeypatch.setattr(views, "find", lambda *, user, asked: Found(asked=asked, **defaults | values))

    return give


def test_the_title_says_words_and_count(client):
    LessonFactory(title="Inwerken met een buddy")
    page = page_of(client, "?q=buddy")

    assert "<title>1 resultaat voor “buddy” - Werfkring</title>" in page
    assert "<p data-result-count>1 resultaat voor “buddy”</p>" in page
    assert page.count("<h1>") == 1


def test_a_capped_count_says_so(client, found):
    found(count=1_000, is_capped=True)

    assert "<title>Meer dan 1.000 resultaten voor “les” - Werfkring</title>" in page_of(client, "?q=les")


def test_a_corrected_search_says_what_was_searched(client, found):
    found(count=12, corrected="onboarding")
    page = page_of(client, "?q=onbording")

    assert "Geen resultaten voor “onbording”. Je ziet resultaten voor “onboarding”." in page
    assert "<title>12 resultaten voor “onboarding” - Werfkring</title>" in page
    assert 'value="onbording"' in page


def test_pages_with_some_of_the_words_are_said_to_be_that(client, found):
    found(count=3, is_relaxed=True)

    assert "Geen pagina heeft alle woorden van “rode loper nacht”." in page_of(client, "?q=rode+loper+nacht")


def test_words_are_shown_as_they_were_typed_and_run_nothing(client):
    page = page_of(client, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_nothing_asked_gives_ways_in(client):
    LessonFactory(themes=[ThemeFactory(slug="water", name="Water")])
    ThemeFactory(slug="leeg", name="Leeg thema")
    page = page_of(client)

    assert "<title>Zoeken - Werfkring</title>" in page
    assert 'href="/zoeken/?thema=water"' in page
    assert "Leeg thema" not in page
    assert "noindex" not in page
    assert page_of(client, "?q=%20%20&pagina=3").count("data-result-count") == 0


def test_nothing_found_gives_next_steps(client):
    LessonFactory(themes=[ThemeFactory(slug="water", name="Water")])
    page = page_of(client, "?q=jobcarving")

    assert "Niets gevonden voor “jobcarving”" in page
    assert 'href="/zoeken/?thema=water"' in page
    assert "nooit wie zocht" in page
    assert "/accounts/login/?next=/zoeken/%3Fq%3Djobcarving" in page
    assert "Deel je les" not in page
    client.force_login(MemberFactory())
    page = page_of(client, "?q=jobcarving")
    assert "Deel je les" in page
    assert "vraag toegang aan" not in page


def test_nothing_found_says_which_choice_to_drop(client):
    water, data = ThemeFactory(slug="water", name="Water"), ThemeFactory(slug="data", name="Data")
    noord, zeeland = RegionFactory(slug="noord", name="Noord"), RegionFactory(slug="zeeland", name="Zeeland")
    LessonFactory(title="Een buddy", themes=[water], regions=[noord])
    LessonFactory(title="Een buddy erbij", themes=[water], regions=[noord])
    LessonFactory(title="Anders", themes=[data], regions=[zeeland])
    page = page_of(client, "?q=buddy&thema=water&regio=zeeland")
    assert "zonder Regio: Zeeland: 2 resultaten" in page
    assert "zonder Thema: Water" not in page
    assert 'href="/zoeken/?q=buddy&amp;thema=water"' in page

    page = page_of(client, "?q=buddy&thema=data&regio=zeeland")
    assert "zonder Regio" not in page
    assert "zonder alle filters: 2 resultaten" in page
    assert 'href="/zoeken/?q=buddy"' in page


def test_a_kind_that_all_hits_have_is_no_choice(client, found):
    one, two = FacetValue("les", "Lessen", 3, is_chosen=False), FacetValue("dossier", "Dossiers", 1, is_chosen=False)
    found(count=3, facets=[FacetWithValues(KIND_FACET, [one])])
    assert 'name="soort"' not in page_of(client, "?q=les")

    found(count=4, facets=[FacetWithValues(KIND_FACET, [one, two])])
    assert page_of(client, "?q=les").count('name="soort"') == 2
    chosen = FacetValue("les", "Lessen", 3, is_chosen=True)
    found(count=3, facets=[FacetWithValues(KIND_FACET, [chosen])])
    assert page_of(client, "?q=les&soort=les").count('name="soort"') == 1


def test_choosing_and_taking_away(client):
    water, data = ThemeFactory(slug="water", name="Water"), ThemeFactory(slug="data", name="Data")
    LessonFactory(title="Buddy een", themes=[water])
    LessonFactory(title="Buddy twee", themes=[data])
    page = page_of(client, "?q=buddy&thema=water")

    assert "/buddy-een/" in page
    assert "/buddy-twee/" not in page
    assert 'value="water" id="thema-water" checked' in page
    assert '<a class="chip" href="/zoeken/?q=buddy">' in page
    assert '<a href="/zoeken/?q=buddy">Haal alles weg</a>' in page


def test_twenty_on_a_page_and_every_state_in_the_address(client):
    for number in range(21):
        LessonFactory(title=f"Buddy {number}")
    first, second = page_of(client, "?q=buddy"), page_of(client, "?q=buddy&pagina=2")

    assert (first.count('class="card"'), second.count('class="card"')) == (20, 1)
    assert 'href="?q=buddy&amp;pagina=2"' in first
    assert page_of(client, "?q=buddy&pagina=99").count('class="card"') == 1


def test_only_the_results_when_a_script_asks(client):
    LessonFactory(title="Buddy")
    answer = client.get("/zoeken/?q=buddy", headers={"HX-Request": "true"})
    fragment = answer.content.decode()

    assert "<html" not in fragment
    assert fragment.startswith("<title>1 resultaat voor “buddy” - Werfkring</title>")
    assert fragment.count('id="lijst"') == 1
    assert "HX-Request" in answer["Vary"]
    whole = page_of(client, "?q=buddy", **{"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in whole


def test_results_are_for_nobody_else_and_for_no_index(client):
    LessonFactory(title="Buddy")
    for query in ("?q=buddy", "?q=niets", "?thema=water"):
        answer = client.get(f"/zoeken/{query}")
        assert answer["Cache-Control"] == "private"
        assert '<meta name="robots" content="noindex, follow">' in answer.content.decode()


def test_the_header_of_every_page_leads_to_the_search(client):
    LessonFactory(title="Buddy", slug="buddy")
    for path in ("/", "/lessen/", "/lessen/buddy/", "/over/", "/zoeken/"):
        page = client.get(path).content.decode()
        assert page.count('<form class="site-search" action="/zoeken/"') == 2, path
        assert page.count('src="/static/js/search.js"') == 1, path


@pytest.mark.parametrize(
    "query",
    [
        "q=a%00b&thema=%00&regio=%00&soort=%00&pagina=%00",
        "q='",
        'q="',
        "q=(((",
        "q=*",
        "q=-",
        "q=--",
        'q=""',
        'q="onaf',
        "q=NEAR(a b)",
        "q=a:b:c",
        "q=%26%7C!",
        "q=%F0%9F%98%80",
        "q=%E2%80%AE%E2%80%8B",
        "q=%ED%A0%80",
        "q=" + "x" * 10_000,
        "q=" + "x+" * 5_000,
        "q=" + "%22-" * 3_000,
        "pagina=-1",
        "pagina=9999999999999999999",
        "pagina=%C2%B2",
        "thema=bestaat-niet",
        "soort=niets",
        "&".join(f"thema=t{number}" for number in range(500)),
        "q=a&q=b&q=c",
    ],
)
def test_no_question_is_an_error(client, query):
    LessonFactory(title="Buddy")

    assert client.get(f"/zoeken/?{query}").status_code == 200
    assert client.get(f"/zoeken/suggesties/?{query}").status_code == 200


def test_only_reading(client):
    assert client.post("/zoeken/", {"q": "x"}).status_code == 405
    assert client.post("/zoeken/suggesties/", {"q": "x"}).status_code == 405


def test_nothing_found_goes_into_the_journal_without_a_person(client):
    client.force_login(MemberFactory())
    page_of(client, "?q=Jobcarving")
    page_of(client, "?q=jobcarving")

    row = UnansweredSearch.objects.get()
    assert (row.words, row.times) == ("jobcarving", 2)
    assert {field.name for field in UnansweredSearch._meta.get_fields()} == {
        *("id", "words", "times", "first_on", "last_on"),
    }


@pytest.mark.parametrize(
    "query", ["?q=jobcarving&thema=water", "?q=jobcarving&pagina=2", "?thema=leeg", "", "?q=buddy"]
)
def test_what_is_no_unanswered_question_is_not_noted(client, query):
    LessonFactory(title="Buddy")
    ThemeFactory(slug="leeg")
    page_of(client, query)

    assert UnansweredSearch.objects.count() == 0


def test_a_browser_that_reads_ahead_notes_nothing(client):
    page_of(client, "?q=jobcarving", **{"Sec-Purpose": "prefetch"})
    client.head("/zoeken/?q=jobcarving")

    assert UnansweredSearch.objects.count() == 0


def test_a_machine_that_asks_on_and_on_does_not_fill_the_journal(client):
    for number in range(views.MOST_NOTES + 15):
        page_of(client, f"?q=onzin{number}zz")

    # The minute may turn while this runs.
    assert views.MOST_NOTES <= UnansweredSearch.objects.count() < views.MOST_NOTES + 15


def test_a_journal_that_fails_costs_nobody_the_page(client, monkeypatch, caplog):
    def fail(*, words):
        raise DatabaseError("no room")

    monkeypatch.setattr(views, "note_unanswered", fail)

    assert "Niets gevonden" in page_of(client, "?q=jobcarving")
    assert "could not be noted" in caplog.text


@pytest.fixture
def many():
    """So many lessons to be found, each with everything that a hit shows."""

    def make(number):
        themes, regions = [ThemeFactory(slug="water")], [RegionFactory(slug="noord")]
        for place in range(number):
            organisation = OrganisationFactory()
            LessonFactory(title=f"Buddy {place}", themes=themes, regions=regions, organisation=organisation)

    return make


COSTS = {
    # What was asked before is not looked up in the index again.
    "?q=buddy": 5,
    "?q=buddy&thema=water": 5,
    "?q=buddy&thema=water&regio=bestaat-niet": 7,
    "?q=bestaatniet&pagina=2": 9,
    # The journal takes the rest.
    "?q=bestaatniet": 18,
    "?thema=water": 9,
    "": 5,
}


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize("query", COSTS)
def test_the_page_costs_the_same_for_any_number(client, many, django_assert_num_queries, number, query):
    many(number)
    client.get("/zoeken/?q=buddy")
    with django_assert_num_queries(COSTS[query]):
        page_of(client, query)
