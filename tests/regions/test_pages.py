"""The list of regions and the page of one: what is there, for whom, and what it costs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cop.discussions.models import ThreadPage
from cop.regions.models import PageRegion, Region
from tests.factories.agenda import EventFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.discussions import make_thread
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory
from tests.factories.replications import ReplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(home):
    return RegionFactory(
        slug="noord", name="Noord", description="Drie provincies.", introduction="Wij doen het samen.\n\nKom erbij."
    )


def html(client, address="/regios/noord/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def fill(region, number):
    """So many of everything that a page of a region shows."""
    channel = None
    for place in range(number):
        LessonFactory(title=f"Les {place}", regions=[region])
        organisation = OrganisationFactory(region=region)
        MemberFactory(organisation=organisation, region=region)
        ReplicationFactory(lesson=LessonFactory(), organisation=organisation, region=region)
        EventFactory(title=f"Middag {place}", regions=[region])
        ChallengeFactory(title=f"Vraag {place}", regions=[region])
        thread = make_thread(title=f"Gesprek {place}", **({"channel": channel} if channel else {}))
        channel = ThreadPage.objects.get(pk=thread.pk).channel
        PageRegion.objects.create(page_id=thread.pk, region=region)


def test_a_region_shows_what_is_there(client, region):
    region.contact, region.contact_email, region.website = "Regioteam", "team@noord.example", "https://noord.example/"
    region.save()
    fill(region, 1)

    page = html(client)

    for words in ("Drie provincies.", "<p>Wij doen het samen.</p>", "Les 0", "Middag 0", "Regioteam"):
        assert words in page
    assert "mailto:team@noord.example" in page
    assert 'href="/agenda/kalender/noord.ics"' in page
    assert 'href="/feeds/agenda/?regio=noord"' in page
    assert 'href="http://testserver/regios/noord/"' in page or 'rel="canonical"' in page
    assert "BreadcrumbList" in page


def test_people_and_discussions_are_for_members(client, region):
    fill(region, 1)
    person = MemberFactory(display_name="Fenna Dijkstra", region=region)

    assert "Fenna Dijkstra" not in html(client)
    assert "Gesprek 0" not in html(client)
    client.force_login(MemberFactory(pending=True))
    assert "Fenna Dijkstra" not in html(client)
    client.force_login(MemberFactory())
    page = html(client)
    assert f"/leden/{person.pk}/" in page
    assert "Gesprek 0" in page


def test_a_visitor_sees_nothing_of_what_is_for_members(client, region):
    LessonFactory(title="Besloten les", members_only=True, regions=[region])
    EventFactory(title="Besloten middag", members_only=True, regions=[region])
    ChallengeFactory(title="Besloten vraag", question="Hoe besloten?", members_only=True, regions=[region])
    LessonFactory(title="Concept", live=False, regions=[region])

    for words in ("Besloten", "besloten?", "Concept"):
        assert words not in html(client)
    assert "Hier staat nog niets" in html(client, "/regios/")
    client.force_login(MemberFactory())
    assert "Besloten les" in html(client)
    assert "Concept" not in html(client)


def test_an_empty_region_says_what_to_do(client, region):
    assert "Nog geen les uit deze regio. Vertel de eerste." in html(client)
    assert 'href="/accounts/signup/"' in html(client)
    client.force_login(MemberFactory())
    assert "/mijn/bijdragen/nieuw/les/" in html(client)


def test_more_than_five_lead_to_the_list(client, region):
    for place in range(7):
        LessonFactory(title=f"Les nummer {place}", regions=[region])

    page = html(client)

    assert page.count("Les nummer") == 5
    assert 'href="/lessen/?regio=noord"' in page
    assert "Alle 7 lessen van deze regio" in page


def test_what_has_been_or_was_called_off_is_not_coming(client, region):
    now = timezone.now()
    EventFactory(title="Voorbij", starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1), regions=[region])
    EventFactory(title="Afgelast", cancelled_at=now, regions=[region])

    page = html(client)

    assert "Voorbij" not in page
    assert "Afgelast" not in page
    assert "Hier staat nog niets" in html(client, "/regios/")


def test_the_list_counts_what_a_reader_may_see(client, region):
    fill(region, 2)
    LessonFactory(members_only=True, regions=[region])
    RegionFactory(name="Limburg", slug="limburg")

    page = html(client, "/regios/")

    assert [name for name in ("Limburg", "Noord") if name in page] == ["Limburg", "Noord"]
    assert "2 lessen" in page
    assert "2 komende bijeenkomsten" in page
    client.force_login(MemberFactory())
    assert "3 lessen" in html(client, "/regios/")


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_page_costs_the_same_for_any_number(client, region, number, django_assert_num_queries):
    fill(region, number)
    client.get("/regios/noord/")
    with django_assert_num_queries(7):
        client.get("/regios/noord/")
    with django_assert_num_queries(5):
        client.get("/regios/")
    client.force_login(MemberFactory())
    client.get("/regios/noord/")
    with django_assert_num_queries(12):
        client.get("/regios/noord/")


def test_regions_stand_in_the_sitemap_and_the_footer(client, region):
    sitemap = client.get("/sitemap-regios.xml").content.decode()

    assert "/regios/</loc>" in sitemap
    assert "/regios/noord/</loc>" in sitemap
    assert "sitemap-regios.xml" in client.get("/sitemap.xml").content.decode()
    assert 'href="/regios/"' in html(client, "/")


def test_pages_lead_to_their_region(client, region):
    pages = [factory(regions=[region]) for factory in (LessonFactory, EventFactory, ChallengeFactory)]

    for page in pages:
        assert 'href="/regios/noord/"' in html(client, page.url)


def test_editors_write_a_region_in_the_admin(client, region):
    client.force_login(MemberFactory(groups=["Editors"]))
    address = f"/beheer/snippets/regions/region/edit/{region.pk}/"
    text = {"name": "Noord", "slug": "noord", "contact": "Team", "contact_email": "t@n.example", "introduction": "Wij."}

    refused = client.post(address, {**text, "website": "http://noord.example"})
    saved = client.post(address, {**text, "website": "https://noord.example"})

    assert "https://" in refused.content.decode()
    assert saved.status_code == 302
    assert Region.objects.get(slug="noord").website == "https://noord.example"
