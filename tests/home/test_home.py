"""The front door, the information pages, and the demo community."""

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.models import Page, WorkflowState

from cop.discussions.models import ChannelIndexPage
from cop.members.models import Member
from cop.moderation.models import Report
from events.agenda.models import EventIndexPage
from home.models import HomePage, InformationPage
from knowledge.lessons.models import Kind, LessonIndexPage, LessonPage
from knowledge.vacancies.reading import makeover_of
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
    with django_assert_num_queries(7):
        client.get("/")
    client.force_login(MemberFactory())
    client.get("/")
    # Two of them ask for new workshops and material, one what is worth trying in the own region, one how much is new to
    # read, and two what waits in discussions: questions on one's themes, and replies in what one follows.
    with django_assert_num_queries(15):
        client.get("/")


def test_the_demo_community_is_whole_and_loaded_once():
    call_command("load_demo", verbosity=0)
    first = set(LessonPage.objects.values_list("pk", flat=True))
    call_command("load_demo", verbosity=0)

    assert set(LessonPage.objects.values_list("pk", flat=True)) == first
    assert LessonPage.objects.live().count() >= 16
    assert LessonPage.objects.live().filter(outcome="not").count() >= 3
    assert Member.objects.count() >= 20
    # Lessons that wait and that came back, and what an editor accepted for the catalogue.
    assert {state.status for state in WorkflowState.objects.all()} == {"in_progress", "needs_changes", "approved"}
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
    assert mail.outbox == []


def test_the_demo_starts_over_and_leaves_others_alone():
    call_command("load_demo", verbosity=0)
    other = LessonFactory(title="Van een ander", authors=[MemberFactory(email="echt@gemeente.example")])
    call_command("load_demo", "--flush", verbosity=0)

    assert LessonPage.objects.filter(pk=other.pk).exists()
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
    assert LessonPage.objects.live().count() == 18


def test_the_demo_has_one_open_report_and_one_that_was_decided():
    for _ in range(2):
        call_command("load_demo", "--flush", verbosity=0)
    [open_one] = Report.objects.open()
    [answered] = Report.objects.exclude(decision=None)

    assert open_one.subject.state == "visible"
    assert (answered.subject.state, answered.decision.kind, answered.decision.by.email) == (
        "hidden",
        "hidden",
        "moderator@demo.example",
    )
    assert "Je had gelijk" in answered.decision.to_reporters


def test_the_demo_is_not_loaded_where_people_are():
    MemberFactory()
    call_command("load_demo", "--if-empty", verbosity=0)
    assert Member.objects.count() == 1


def test_every_demo_lesson_is_a_whole_story():
    call_command("load_demo", verbosity=0)
    for lesson in LessonPage.objects.live():
        assert lesson.missing_for_publication() == {}, lesson.title
        words = len(lesson.plain_body().split()) - len(lesson.makeover_words().split())
        assert (230 if lesson.kind == Kind.STORY else 180) <= words <= 500, lesson.title


def test_one_demo_lesson_came_from_a_discussion_and_names_who_agreed(client):
    call_command("load_demo", verbosity=0)
    lesson = LessonPage.objects.exclude(from_thread=None).get()

    assert lesson.credited_names == ["Bram Vos", "Jasper Hoek"]
    assert lesson.credits.count() == 3
    page = client.get(lesson.url).content.decode()
    assert ("Bram Vos" in page, "Tess Ottens" in page, "Ontstaan uit een gesprek" in page) == (True, False, False)
    client.force_login(Member.objects.get(email="adviseur@demo.example"))
    assert lesson.from_thread.url in client.get(lesson.url).content.decode()
    assert lesson.url in client.get(lesson.from_thread.url).content.decode()


def test_the_demo_has_vacancy_texts_as_long_as_real_ones():
    call_command("load_demo", verbosity=0)
    makeovers = LessonPage.objects.live().filter(kind=Kind.MAKEOVER)

    assert makeovers.count() == 2
    for lesson in makeovers:
        for text in (lesson.makeover_from, lesson.makeover_to):
            assert 150 <= len(text.split()) <= 250, lesson.title
        assert 5 <= lesson.makeover_notes.count() <= 7
        quoted = makeover_of(lesson).notes
        assert all(one.quoted.in_old or not one.note.was for one in quoted), lesson.title
        assert all(one.quoted.in_new or not one.note.became for one in quoted), lesson.title


def test_generated_lessons_make_a_whole_tree(client):
    call_command("load_demo", verbosity=0)
    call_command("generate_community", "--lessons", "30", "--members", "3", verbosity=0)

    assert LessonPage.objects.live().count() == 47
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
    assert client.get(LessonPage.objects.filter(members_only=False).last().url).status_code == 200


def test_some_generated_lessons_have_a_vacancy_text(client):
    call_command("load_demo", verbosity=0)
    call_command("generate_community", "--lessons", "200", verbosity=0)
    generated = LessonPage.objects.filter(slug__startswith="les-").exclude(makeover_from="")
    makeovers = generated.filter(kind=Kind.MAKEOVER)

    assert 4 <= makeovers.count() < generated.count() <= 40
    lesson = makeovers.filter(members_only=False).last()
    assert lesson.makeover_notes.count() == 4
    assert all(one.quoted.in_old and one.quoted.in_new for one in makeover_of(lesson).notes)
    assert client.get(lesson.url).status_code == 200
