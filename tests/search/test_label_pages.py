"""The page of a region is found by its name, above the pages that are about it."""

import pytest

from cop.search.models import UnansweredSearch
from tests.factories.lessons import LessonFactory
from tests.factories.regions import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


@pytest.fixture
def regions():
    RegionFactory(name="Noord", slug="noord", description="Groningen & Drenthe")
    RegionFactory(name="Noordwest", slug="noordwest")
    RegionFactory(name="Zuid-Holland en MRDH", slug="zuid-holland")


def found(client, words, **more):
    answer = client.get("/zoeken/", {"q": words, **more})
    assert answer.status_code == 200
    shown = answer.context["found"]
    return [hit.url for hit in shown.label_pages] if shown else []


@pytest.mark.parametrize("words", ["noord", "Noord", "regio Noord", '"noord"'])
def test_a_region_is_found_by_its_whole_name(client, regions, words):
    assert found(client, words) == ["/regios/noord/"]


@pytest.mark.parametrize("words", ["zuid-holland", "zuid holland", "zuidholland", "mrdh", "de regio Zuid-Holland"])
def test_by_each_way_of_writing_it(client, regions, words):
    assert found(client, words) == ["/regios/zuid-holland/"]


@pytest.mark.parametrize("words", ["noor", "werven in noord", "en", "regio", "-noord", "noord -werven", ""])
def test_not_by_a_part_of_it_or_with_other_words(client, regions, words):
    assert found(client, words) == []


def test_it_stands_above_the_pages_with_its_summary_as_text(client, regions):
    LessonFactory(title="Werken in noord")
    page = client.get("/zoeken/", {"q": "noord"}).content.decode()

    assert "Groningen &amp; Drenthe" in page
    assert page.index("/regios/noord/") < page.index("Werken in ")


def test_who_narrows_or_leafs_is_past_it(client, regions):
    assert found(client, "noord", regio="noord") == []
    assert found(client, "noord", pagina="2") == []


def test_a_region_without_pages_is_an_answer(client, regions):
    page = client.get("/zoeken/", {"q": "noordwest"}).content.decode()

    assert "/regios/noordwest/" in page
    assert not UnansweredSearch.objects.exists()
    found(client, "bestaatniet")
    assert UnansweredSearch.objects.get().words == "bestaatniet"


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for place in range(number):
        RegionFactory(name=f"Streek {place}", slug=f"streek-{place}")
    LessonFactory(title="Streek")
    client.get("/zoeken/", {"q": "streek"})
    with django_assert_num_queries(QUERIES):
        client.get("/zoeken/", {"q": "streek"})


#: Of the whole page; one for the regions.
QUERIES = 6
