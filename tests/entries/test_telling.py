"""Who hears of an entry, and of what happens to its challenge."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from cop.core.roles import ORGANISERS
from cop.notifications.models import Notification
from cop.notifications.sending import send_due
from cop.notifications.verbs import verb_of
from events.challenges.models import ChallengePage
from events.challenges.services.deciding import withdraw_challenge
from events.entries import letter_texts, services
from tests.factories.entries import author, make_draft, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def post():
    send_due(seconds=30, timeout=3)
    return {message.to[0]: message for message in mail.outbox}


def move_deadline(challenge, capture):
    version = challenge.get_latest_revision_as_object()
    version.deadline += timedelta(days=1)
    with capture(execute=True):
        version.save_revision().publish()
    return ChallengePage.objects.get(pk=challenge.pk)


def test_who_judges_sees_one_line_for_all_new_entries(challenge, organiser, reviewer):
    for _number in range(3):
        make_entry(challenge)
    lines = {row.recipient: row for row in Notification.objects.filter(verb="new_entry")}

    assert set(lines) == {organiser, reviewer}
    line = lines[reviewer]
    assert line.count == 3
    assert verb_of("new_entry").sentence(line) == f"3 nieuwe inzendingen voor “{challenge.title}”"
    assert verb_of("new_entry").url(line).endswith("/challenges/technici/inzendingen/")
    # Nothing of the entry itself: its author may still change it, or take it back.
    assert line.data == {}


def test_a_draft_tells_nobody_and_who_judges_is_not_told_of_their_own(challenge, organiser, reviewer):
    make_draft(challenge)
    make_entry(challenge, reviewer)

    assert [row.recipient for row in Notification.objects.filter(verb="new_entry")] == [organiser]


def test_an_organiser_who_lost_the_role_is_not_told(challenge, organiser, reviewer):
    organiser.groups.clear()
    make_entry(challenge)

    assert [row.recipient for row in Notification.objects.filter(verb="new_entry")] == [reviewer]
    assert ORGANISERS not in organiser.groups.values_list("name", flat=True)


def test_a_moved_deadline_reaches_who_takes_part_once(challenge, django_capture_on_commit_callbacks):
    writing, gone, student = MemberFactory(), MemberFactory(), make_entrant()
    with django_capture_on_commit_callbacks(execute=True):
        make_draft(challenge, writing)
        entry = make_entry(challenge, gone)
        make_entry(challenge, student)
    services.withdraw_entry(entry=entry, by=author(gone))
    mail.outbox.clear()
    moved = move_deadline(challenge, django_capture_on_commit_callbacks)
    sent = post()

    assert set(sent) == {writing.email, student.email}
    assert len(mail.outbox) == 2
    assert sent[writing.email].subject == f"Andere deadline: {challenge.title}"
    assert timezone.localtime(moved.deadline).strftime("%H:%M") in sent[writing.email].body


def test_a_deadline_that_moved_again_is_not_told_as_it_was(challenge):
    entry = make_draft(challenge)
    stale = {"entry": entry.pk, "what": letter_texts.DEADLINE, "deadline": "2020-01-01T12:00:00+00:00"}
    fresh = {**stale, "deadline": challenge.deadline.isoformat()}

    assert letter_texts.compose(entry.member, stale) is None
    assert letter_texts.compose(entry.member, fresh) is not None
    assert letter_texts.compose(MemberFactory(), fresh) is None


def test_a_withdrawn_challenge_is_told_with_its_reason(challenge, organiser, django_capture_on_commit_callbacks):
    member, student = MemberFactory(), make_entrant()
    for one in (member, student):
        make_entry(challenge, one)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_challenge(challenge=challenge, by=organiser, reason="Er is geen geld meer.")
    sent = post()

    for address in (member.email, student.email):
        assert sent[address].subject == f"Gaat niet door: {challenge.title}"
        assert "Er is geen geld meer." in sent[address].body
