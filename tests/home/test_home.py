"""The front door, the information pages, and the demo community."""

import pytest
from django.core.management import call_command

from cop.discussions.models import ChannelIndexPage
from cop.members.models import Member
from events.agenda.models import EventIndexPage
from events.challenges.models import ChallengeIndexPage
from home.models import HomePage, InformationPage
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.workshops.models import WorkshopIndexPage, WorkshopPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_a_new_community_has_its_pages(client, home):
    assert [page.slug for page in home.get_children()] == [
        "lessen",
        "workshops",
        "agenda",
        "challenges",
        "gesprekken",
        "leeraanbod",
        "over",
        "huisregels",
        "privacy",
        "toegankelijkheid",
        "contact",
    ]
    for page in InformationPage.objects.all():
        assert client.get(page.url).status_code == 200


def test_page_types_stand_where_they_belong():
    assert HomePage.allowed_subpage_models() == [
        LessonIndexPage,
        WorkshopIndexPage,
        EventIndexPage,
        ChallengeIndexPage,
        ChannelIndexPage,
        InformationPage,
    ]
    assert LessonIndexPage.allowed_subpage_models() == [LessonPage]
    assert LessonPage.allowed_subpage_models() == []
    assert WorkshopIndexPage.allowed_subpage_models() == [WorkshopPage]
    assert WorkshopPage.allowed_subpage_models() == []
    assert WorkshopPage.allowed_parent_page_models() == [WorkshopIndexPage]
    assert LessonPage.allowed_parent_page_models() == [LessonIndexPage]
    assert not LessonIndexPage.can_create_at(HomePage.objects.get())


def test_the_front_door_counts_only_what_a_visitor_may_read(client):
    LessonFactory(title="Open", regions=[RegionFactory()], organisation=OrganisationFactory())
    LessonFactory(title="Besloten", members_only=True, regions=[RegionFactory()], organisation=OrganisationFactory())
    page = client.get("/")

    assert [number for _label, number in page.context_data["door"]["numbers"]] == [1, 1, 1]
    assert "Besloten" not in page.content.decode()


def test_who_waits_reads_so_on_the_front_door(client):
    client.force_login(MemberFactory(pending=True))
    assert "ligt bij een moderator" in client.get("/").content.decode()


def test_today_shows_the_own_region_first(client):
    member = MemberFactory()
    LessonFactory(title="Van hier", regions=[member.region])
    LessonFactory(title="Van elders", regions=[RegionFactory()])
    client.force_login(member)

    assert [lesson.title for lesson in client.get("/").context_data["door"]["lessons"]] == ["Van hier", "Van elders"]


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_front_door_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    author = MemberFactory()
    for _ in range(number):
        LessonFactory(
            themes=[ThemeFactory()], regions=[RegionFactory()], authors=[author], organisation=OrganisationFactory()
        )
    client.get("/")
    # One of them asks for open challenges.
    with django_assert_num_queries(8):
        client.get("/")
    client.force_login(MemberFactory())
    client.get("/")
    # One of them asks for new workshops and material, one for events with one's own in front, one for challenges, one what is worth trying in the own region, one how much is new to
    # read, and two what waits in discussions: questions on one's themes, and replies in what one follows.
    with django_assert_num_queries(15):
        client.get("/")


def test_the_demo_is_not_loaded_where_people_are():
    MemberFactory()
    call_command("load_demo", "--if-empty", verbosity=0)
    assert Member.objects.count() == 1
