"""*Wat reist er?* and *Voor mijn regio*: who sees what, and what it costs."""

import re

import pytest

from knowledge.lessons.models import LessonIndexPage, Outcome
from knowledge.replications.my_region import told_here, tried_here, worth_trying
from knowledge.replications.services import recount_evidence
from knowledge.replications.travel import TravelAsked, TravelOverview
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.replications import ReplicationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/lessen/wat-reist-er/"


def overview(user=None, **asked):
    return TravelOverview(index=LessonIndexPage.objects.get(), user=user, asked=TravelAsked(**asked))


def travelled(title, regions=1, outcome=Outcome.WORKED, **fields):
    """A lesson that was tried in so many other regions."""
    lesson = LessonFactory(title=title, regions=[RegionFactory()], **fields)
    for _ in range(regions):
        ReplicationFactory(lesson=lesson, outcome=outcome)
    return lesson


def titles(rows):
    return [row.lesson.title for row in rows]


def test_only_what_was_tried_elsewhere_those_in_most_regions_first():
    travelled("Twee", 2)
    travelled("Vijf", 5)
    LessonFactory(title="Nooit")
    at_home = LessonFactory(title="Thuis", authors=[MemberFactory()])
    ReplicationFactory(lesson=at_home, author=MemberFactory(organisation=at_home.owner.organisation))
    seen = overview()

    assert titles(seen.rows) == ["Vijf", "Twee"]
    assert seen.count == 2


def test_each_cell_says_what_came_of_it_there():
    lesson = travelled("Les", 1)
    region = lesson.replications.get().region
    ReplicationFactory(lesson=lesson, region=region, outcome=Outcome.NOT)
    ReplicationFactory(lesson=lesson, region=region, outcome=Outcome.NOT)
    ReplicationFactory(lesson=lesson, live=False)
    seen = overview()
    home = lesson.page_regions.get().region

    cells = {cell.region: (cell.outcomes, cell.is_home) for cell in seen.rows[0].cells}
    assert cells == {region.name: ([("worked", 1), ("not", 2)], False), home.name: ([], True)}


def test_what_is_for_members_shows_to_members_alone_also_as_a_number():
    water = ThemeFactory(slug="water")
    travelled("Open", 1, themes=[water])
    travelled("Besloten", 3, Outcome.NOT, themes=[water], members_only=True)
    for user in (None, MemberFactory(pending=True)):
        seen = overview(user)
        assert (titles(seen.rows), seen.count) == (["Open"], 1)
        assert [value.count for value in seen.facets[0].values] == [1]
        assert re.findall(r'class="value">(\d+)<', seen.picture) == ["1"]
        assert len(seen.regions) == 2
    seen = overview(MemberFactory())

    assert (titles(seen.rows), [value.count for value in seen.facets[0].values]) == (["Besloten", "Open"], [2])
    assert len(re.findall(r'class="value">(\d+)<', seen.picture)) == 4


def test_a_theme_narrows_lessons_and_picture(client):
    travelled("Water", 1, themes=[ThemeFactory(slug="water", name="Water")])
    travelled("Data", 2, themes=[ThemeFactory(slug="data", name="Data")])
    seen = overview(themes=("water",))

    assert (titles(seen.rows), seen.count) == (["Water"], 1)
    assert len(re.findall(r'class="value">(\d+)<', seen.picture)) == 1
    html = client.get(f"{ADDRESS}?thema=water").content.decode()
    assert 'value="water" id="thema-water" checked' in html
    assert "Geen les over dit thema reisde al" in client.get(f"{ADDRESS}?thema=onbekend").content.decode()


@pytest.mark.parametrize("query", ["?pagina=x", "?thema=%00", "?pagina=99"])
def test_junk_in_the_address_is_no_error(client, query):
    travelled("Les")
    assert client.get(f"{ADDRESS}{query}").status_code == 200


def test_nothing_travelled_says_so(client):
    LessonFactory()
    assert "Er reisde nog niets" in client.get(ADDRESS).content.decode()


def test_what_is_kept_follows_a_report_that_moves_to_another_region(client):
    lesson = travelled("Les")
    report = lesson.replications.get()
    assert report.region.name in client.get(ADDRESS).content.decode()
    report.region = RegionFactory(slug="elders")
    report.save()
    recount_evidence(lesson_id=lesson.pk)

    assert "Elders" in client.get(ADDRESS).content.decode()


def test_twenty_on_a_page(client):
    for place in range(21):
        travelled(f"Les {place}")

    assert client.get(ADDRESS).content.decode().count('role="rowheader"') == 20
    assert client.get(f"{ADDRESS}?pagina=2").content.decode().count('role="rowheader"') == 1


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_overview_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for place in range(number):
        travelled(f"Les {place}", 2, themes=[ThemeFactory(slug="water")])
    client.get("/over/")
    with django_assert_num_queries(8):
        answer = client.get(ADDRESS)
    assert len(answer.content) < 100_000
    with django_assert_num_queries(2):
        client.get(ADDRESS)


@pytest.fixture
def neighbour():
    return MemberFactory()


def test_my_region_has_three_lists(client, neighbour):
    region = neighbour.region
    told = LessonFactory(title="Hier verteld", regions=[region])
    here = travelled("Hier geprobeerd", 2)
    ReplicationFactory(lesson=here, author=neighbour)
    elsewhere = travelled("Elders overdraagbaar", 2)
    travelled("Elders mislukt", 2, Outcome.NOT)
    failed_here = travelled("Hier mislukt", 2)
    ReplicationFactory(lesson=failed_here, author=neighbour, outcome=Outcome.NOT)

    assert set(told_here(neighbour, region.pk)) == {told}
    assert set(tried_here(neighbour, region.pk)) == {here, failed_here}
    assert set(worth_trying(neighbour, region.pk)) == {elsewhere}
    client.force_login(neighbour)
    html = client.get("/mijn/regio/").content.decode()
    assert "Elders mislukt" not in html
    assert html.index("Elders overdraagbaar") < html.index("Hier geprobeerd") < html.index("Hier verteld")


def test_one_list_whole(client, neighbour):
    for place in range(6):
        LessonFactory(title=f"Hier {place}", regions=[neighbour.region])
    client.force_login(neighbour)
    short, whole = client.get("/mijn/regio/").content.decode(), client.get("/mijn/regio/?toon=hier").content.decode()

    assert ('href="?toon=hier"' in short, short.count(">Hier ")) == (True, 4)
    assert whole.count('class="card"') == 6
    assert client.get("/mijn/regio/?toon=onzin&pagina=x").status_code == 200


def test_without_a_region_one_is_asked_for_it(client):
    client.force_login(MemberFactory(region=None))

    assert "Wat is jouw regio?" in client.get("/mijn/regio/").content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_my_region_costs_the_same_for_any_number(client, neighbour, django_assert_num_queries, number):
    for place in range(number):
        travelled(f"Les {place}", 2)
        ReplicationFactory(lesson=travelled(f"Ook les {place}"), author=neighbour)
        LessonFactory(regions=[neighbour.region])
    client.force_login(neighbour)
    client.get("/mijn/regio/")
    with django_assert_num_queries(10):
        client.get("/mijn/regio/")
    with django_assert_num_queries(10):
        client.get("/mijn/regio/?toon=elders")
