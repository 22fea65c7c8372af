"""Two people at the same moment: one report, one decision, and a sentence for who was second."""

import pytest

from cop.bookmarks.models import Bookmark
from cop.bookmarks.services import keep_page
from cop.core.errors import Conflict, NotAllowed
from cop.core.roles import MODERATORS
from cop.members.models import Member
from cop.moderation import services
from cop.moderation.models import Decision, Report
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def refusals(outcomes):
    return [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)]


def test_one_member_reports_twice_at_once():
    lesson, member = LessonFactory(), MemberFactory()
    outcomes = at_once(*[lambda: services.report_thing(thing=lesson, reporter=member, reason="rude")] * 4)

    assert refusals(outcomes) == [Conflict] * 3
    assert Report.objects.count() == 1


def test_two_moderators_decide_otherwise_at_once():
    lesson = LessonFactory()
    made = services.report_thing(thing=lesson, reporter=MemberFactory(), reason="rude")
    first, second = MemberFactory(groups=[MODERATORS]), MemberFactory(groups=[MODERATORS])

    def decide(by, *, hide):
        return services.decide_on_reports(report=made, by=by, hide=hide, to_authors="Weg.", to_reporters="Weg.")

    outcomes = at_once(lambda: decide(first, hide=True), lambda: decide(second, hide=False))
    assert refusals(outcomes) == [Conflict]
    decision = Decision.objects.get()
    assert LessonPage.objects.get().live is (decision.kind == Decision.Kind.KEPT)


def test_two_moderators_put_back_at_once():
    lesson = LessonFactory()
    made = services.report_thing(thing=lesson, reporter=MemberFactory(), reason="rude")
    moderators = [MemberFactory(groups=[MODERATORS]) for _ in range(2)]
    hidden = services.decide_on_reports(
        report=made, by=moderators[0], hide=True, to_authors="Weg.", to_reporters="Weg."
    )
    outcomes = at_once(
        *[lambda by=by: services.restore_thing(decision=hidden, by=by, reason="Toch goed.") for by in moderators]
    )

    assert refusals(outcomes) == [Conflict]
    assert Decision.objects.filter(kind=Decision.Kind.RESTORED).count() == 1
    assert LessonPage.objects.get().live


def test_two_moderators_suspend_one_member_at_once():
    member = MemberFactory()
    moderators = [MemberFactory(groups=[MODERATORS]) for _ in range(2)]
    outcomes = at_once(*[lambda by=by: services.suspend(member=member, by=by, reason="Genoeg.") for by in moderators])

    assert refusals(outcomes) == [Conflict]
    assert Decision.objects.get().kind == Decision.Kind.SUSPENDED


def test_two_administrators_suspend_each_other_and_one_stays():
    one, other = MemberFactory(administrator=True), MemberFactory(administrator=True)
    outcomes = at_once(
        lambda: services.suspend(member=other, by=one, reason="Jij eruit."),
        lambda: services.suspend(member=one, by=other, reason="Nee, jij."),
    )

    assert refusals(outcomes) == [NotAllowed]
    assert Member.objects.filter(is_superuser=True, is_active=True).count() == 1
    assert Decision.objects.count() == 1


def test_a_double_click_keeps_one_at_once():
    lesson, member = LessonFactory(), MemberFactory()
    outcomes = at_once(*[lambda: keep_page(page=lesson, member=member)] * 4)

    assert refusals(outcomes) == []
    assert Bookmark.objects.count() == 1
