"""Several people make a lesson of one discussion, and answer, at the same moment."""

import pytest
from wagtail.models import Page

from cop.discussions import services as talk
from cop.discussions.models import ThreadPage
from cop.notifications.models import Notification
from knowledge.lessons.models import Credit, LessonPage
from knowledge.lessons.services import answer_credit, make_lesson_of_thread
from tests.factories.discussions import make_reply, make_thread
from tests.factories.members import MemberFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def errors(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def a_thread(helpers):
    thread = make_thread(title="Hoe dan?")
    for helper in helpers:
        make_reply(thread, author=helper)
    return ThreadPage.objects.get(pk=thread.pk)


def test_six_presses_at_once_make_one_lesson_and_ask_once():
    helper, maker = MemberFactory(trusted=True), MemberFactory(trusted=True)
    thread = a_thread([helper])
    press = lambda: make_lesson_of_thread(thread=thread, by=maker, credited=[helper])  # noqa: E731
    outcomes = at_once(*[press] * 6)

    assert errors(outcomes) == []
    assert {outcome.pk for outcome in outcomes} == {LessonPage.objects.get().pk}
    assert Credit.objects.count() == 1
    assert Notification.objects.get(verb="credit_asked").count == 1


def test_several_members_at_once_each_get_their_own():
    thread = a_thread([MemberFactory(trusted=True)])
    makers = [MemberFactory(trusted=True) for _place in range(4)]
    outcomes = at_once(*[lambda by=by: make_lesson_of_thread(thread=thread, by=by) for by in makers])

    assert errors(outcomes) == []
    assert {lesson.owner for lesson in LessonPage.objects.all()} == set(makers)
    assert len(set(LessonPage.objects.values_list("slug", flat=True))) == 4
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]


def test_a_lesson_made_while_the_discussion_is_hidden_or_answered_is_whole_or_not_there():
    moderator, maker = MemberFactory(administrator=True), MemberFactory(trusted=True)
    thread = a_thread([MemberFactory(trusted=True)])
    outcomes = at_once(
        lambda: talk.hide_post(post=thread, by=moderator, reason="Nee"),
        lambda: make_lesson_of_thread(thread=thread, by=maker),
        lambda: make_reply(thread),
    )

    made = not isinstance(outcomes[1], Exception)
    assert not isinstance(outcomes[0], Exception)
    assert LessonPage.objects.filter(from_thread=thread).count() == int(made)
    assert {type(error).__name__ for error in errors(outcomes)} <= {"Conflict", "ThreadIsClosed", "NotAllowed"}


def test_everybody_who_agrees_at_once_is_named():
    helpers = [MemberFactory(trusted=True) for _place in range(6)]
    thread = a_thread(helpers)
    lesson = make_lesson_of_thread(thread=thread, by=MemberFactory(trusted=True), credited=helpers)
    answers = [
        lambda credit=credit: answer_credit(credit=credit, by=credit.member, agrees=True)
        for credit in Credit.objects.select_related("member")
    ]
    publish = lambda: lesson.get_latest_revision().publish(skip_permission_checks=True)  # noqa: E731
    outcomes = at_once(*answers, publish)

    assert errors(outcomes) == []
    named = LessonPage.objects.get(pk=lesson.pk).credited_names
    assert sorted(named) == sorted(helper.display_name for helper in helpers)
