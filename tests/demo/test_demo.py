"""The demo community: what is in it, and that it loads once, starts over and grows."""

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.models import Page, WorkflowState

from cop.members.models import Member
from cop.moderation.models import Report
from knowledge.lessons.models import Kind, LessonPage
from knowledge.vacancies.reading import makeover_of
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def test_the_demo_community_is_whole_and_loaded_once(load_again):
    first = set(LessonPage.objects.values_list("pk", flat=True))
    load_again()

    assert set(LessonPage.objects.values_list("pk", flat=True)) == first
    assert LessonPage.objects.live().count() >= 16
    assert LessonPage.objects.live().filter(outcome="not").count() >= 3
    assert Member.objects.count() >= 20
    # Lessons that wait and that came back, and what an editor accepted for the catalogue.
    assert {state.status for state in WorkflowState.objects.all()} == {"in_progress", "needs_changes", "approved"}
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
    assert mail.outbox == []


def test_the_demo_starts_over_and_leaves_others_alone(demo):
    other = LessonFactory(title="Van een ander", authors=[MemberFactory(email="echt@gemeente.example")])
    call_command("load_demo", "--flush", verbosity=0)

    assert LessonPage.objects.filter(pk=other.pk).exists()
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
    assert LessonPage.objects.live().count() == 18
    # One report of a thread is open and one was decided, as before.
    [open_one] = Report.objects.open()
    [answered] = Report.objects.exclude(decision=None)
    assert open_one.subject.state == "visible"
    assert (answered.subject.state, answered.decision.kind, answered.decision.by.email) == (
        "hidden",
        "hidden",
        "moderator@demo.example",
    )
    assert "Je had gelijk" in answered.decision.to_reporters


def test_every_demo_lesson_is_a_whole_story(demo):
    for lesson in LessonPage.objects.live():
        assert lesson.missing_for_publication() == {}, lesson.title
        words = len(lesson.plain_body().split()) - len(lesson.makeover_words().split())
        assert (230 if lesson.kind == Kind.STORY else 180) <= words <= 500, lesson.title


def test_one_demo_lesson_came_from_a_discussion_and_names_who_agreed(demo, client):
    lesson = LessonPage.objects.exclude(from_thread=None).get()

    assert lesson.credited_names == ["Bram Vos", "Jasper Hoek"]
    assert lesson.credits.count() == 3
    page = client.get(lesson.url).content.decode()
    assert ("Bram Vos" in page, "Tess Ottens" in page, "Ontstaan uit een gesprek" in page) == (True, False, False)
    client.force_login(Member.objects.get(email="adviseur@demo.example"))
    assert lesson.from_thread.url in client.get(lesson.url).content.decode()
    assert lesson.url in client.get(lesson.from_thread.url).content.decode()


def test_the_demo_has_vacancy_texts_as_long_as_real_ones(demo):
    makeovers = LessonPage.objects.live().filter(kind=Kind.MAKEOVER)

    assert makeovers.count() == 2
    for lesson in makeovers:
        for text in (lesson.makeover_from, lesson.makeover_to):
            assert 150 <= len(text.split()) <= 250, lesson.title
        assert 5 <= lesson.makeover_notes.count() <= 7
        quoted = makeover_of(lesson).notes
        assert all(one.quoted.in_old or not one.note.was for one in quoted), lesson.title
        assert all(one.quoted.in_new or not one.note.became for one in quoted), lesson.title


def test_generated_lessons_make_a_whole_tree(demo, client):
    call_command("generate_community", "--lessons", "30", "--members", "3", verbosity=0)

    assert LessonPage.objects.live().count() == 47
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
    assert client.get(LessonPage.objects.filter(members_only=False).last().url).status_code == 200


def test_some_generated_lessons_have_a_vacancy_text(demo, client):
    call_command("generate_community", "--lessons", "200", verbosity=0)
    generated = LessonPage.objects.filter(slug__startswith="les-").exclude(makeover_from="")
    makeovers = generated.filter(kind=Kind.MAKEOVER)

    assert 4 <= makeovers.count() < generated.count() <= 40
    lesson = makeovers.filter(members_only=False).last()
    assert lesson.makeover_notes.count() == 4
    assert all(one.quoted.in_old and one.quoted.in_new for one in makeover_of(lesson).notes)
    assert client.get(lesson.url).status_code == 200
