"""Two people who care for one page at the same moment."""

import datetime
import uuid

import pytest
from django.core import mail
from django.utils import timezone

from cop.care import services
from cop.care.models import AuthorMessage
from cop.core.errors import Conflict, DomainError
from cop.core.roles import EDITORS
from cop.publishing.models import PageAuthor
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_four_who_archive_at_once_one_reason_stands_and_three_are_told():
    author, editor = MemberFactory(trusted=True), MemberFactory(groups=[EDITORS])
    lesson = LessonFactory(authors=[author])
    outcomes = at_once(
        *[
            lambda note=note, by=by: services.archive_page(page=lesson, by=by, note=note, instead=None)
            for note, by in (("a", author), ("b", editor), ("c", author), ("d", editor))
        ]
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "Conflict", "Conflict", "NoneType"]
    won = "abcd"[outcomes.index(None)]
    assert LessonPage.objects.get().archive_note == won


def test_archiving_and_saying_that_it_is_still_right_at_once_leave_no_due_day_on_an_archived_page():
    author = MemberFactory(trusted=True)
    lesson = LessonFactory(authors=[author])
    outcomes = at_once(
        lambda: services.archive_page(page=lesson, by=author, note="Oud.", instead=None),
        lambda: services.mark_still_right(page=lesson, by=author),
    )

    assert outcomes[0] is None
    assert not isinstance(outcomes[1], Exception) or isinstance(outcomes[1], Conflict)
    lesson.refresh_from_db()
    assert (lesson.is_archived, lesson.check_due_on) == (True, None)


def test_two_runs_of_the_reminder_send_one_mail():
    author = MemberFactory()
    lesson = LessonFactory(authors=[author])
    LessonPage.objects.filter(pk=lesson.pk).update(
        first_published_at=timezone.now() - datetime.timedelta(days=800), check_due_on="2025-01-01"
    )
    mail.outbox.clear()
    outcomes = at_once(*[services.remind_of_checks for _ in range(4)])

    assert sorted(outcomes) == [0, 0, 0, 1]
    assert len(mail.outbox) == 1


def test_of_six_messages_at_once_three_are_sent_and_one_form_sends_once():
    author, sender = MemberFactory(), MemberFactory()
    lesson = LessonFactory(authors=[author])

    def write(key):
        return services.write_to_authors(
            page=lesson, sender=sender, text="Vraag", share_address=False, copy_to_sender=False, request_key=key
        )

    key = uuid.uuid4()
    assert sorted(at_once(*[lambda: write(key) for _ in range(4)])) == [False, False, False, True]
    mail.outbox.clear()
    outcomes = at_once(*[lambda: write(uuid.uuid4()) for _ in range(6)])

    assert sum(outcome is True for outcome in outcomes) == 2
    assert sum(isinstance(outcome, DomainError) for outcome in outcomes) == 4
    assert AuthorMessage.objects.count() == 3
    assert len(mail.outbox) == 2


def test_a_page_that_two_hand_over_at_once_goes_to_one():
    office = OrganisationFactory()
    leaver, first, second = (MemberFactory(organisation=office) for _ in range(3))
    lesson = LessonFactory(authors=[leaver])
    outcomes = at_once(
        *[
            lambda to=to: services.hand_over(pages=[lesson], from_member=leaver, to=to, by=leaver)
            for to in (first, second)
        ]
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotAllowed", "list"]
    new = PageAuthor.objects.get(page=lesson).member
    assert new == (first, second)[[type(outcome) for outcome in outcomes].index(list)]
    lesson.refresh_from_db()
    assert lesson.owner == new
