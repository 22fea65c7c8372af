"""What a mail about an entry says, read anew when it goes out; None when there is nothing left to tell."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cop.core.richtext import plain_lines
from cop.members.models import Member
from cop.notifications.own_letters import OwnLetter
from events.challenges.models import ChallengePage
from events.entries.models import Entry, EntryQuestion, EntryState
from events.entries.permissions import may_judge

RECEIVED, CHANGED, DECIDED, ASKED, ANSWERED = "received", "changed", "decided", "asked", "answered"
DEADLINE, WITHDRAWN = "deadline", "withdrawn"


def compose(member: Member, payload: dict[str, Any]) -> OwnLetter | None:
    """To who handed it in, or to who asked them something. An entry that is somebody else's gives nothing."""
    if payload["what"] == ANSWERED:
        return _answered(member, payload)
    return _about(Entry.objects.filter(member=member), payload)


def compose_by_address(address: str, payload: dict[str, Any]) -> OwnLetter | None:
    """Also when they have an account by now, and the letter was queued before."""
    own = Q(entrant__email=address) | Q(member__email__iexact=address)
    return _about(Entry.objects.filter(own), payload)


def _about(entries: Any, payload: dict[str, Any]) -> OwnLetter | None:
    there = entries.filter(pk=payload["entry"], erased_at__isnull=True)
    entry = there.select_related("challenge", "member", "entrant").first()
    return _WRITERS[payload["what"]](entry, payload) if entry is not None else None


def _receipt(entry: Entry, payload: dict[str, Any]) -> OwnLetter | None:
    """A change that was followed by another says nothing: the mail of that one says it all."""
    is_change = payload["what"] == CHANGED
    if not entry.is_handed_in or (is_change and entry.version != payload["version"]):
        return None
    subject = _("Changed: %(title)s") if is_change else _("Received: %(title)s")
    more = {"body": plain_lines(entry.body), "team": list(entry.team.all()), "files": list(entry.files.all())}
    return _letter(subject % {"title": entry.title}, "entry_receipt", entry, is_change=is_change, **more)


def _decision(entry: Entry, _payload: dict[str, Any]) -> OwnLetter | None:
    if entry.told_at is None:
        return None
    selected = entry.state == EntryState.SELECTED
    subject = _("Selected: %(title)s") if selected else _("About your entry: %(title)s")
    return _letter(subject % {"title": entry.title}, "entry_decided", entry, selected=selected)


def _question(entry: Entry, payload: dict[str, Any]) -> OwnLetter | None:
    question = entry.questions.filter(pk=payload["question"], answered_at__isnull=True).first()
    if question is None or not entry.is_handed_in:
        return None
    subject = _("A question about your entry: %(title)s") % {"title": entry.title}
    return _letter(subject, "entry_question", entry, question=question)


def _answered(member: Member, payload: dict[str, Any]) -> OwnLetter | None:
    """Who does not judge this entry any more reads nothing of it; then it is for the organisers, and else not for them."""
    asked = EntryQuestion.objects.filter(pk=payload["question"], entry__erased_at__isnull=True)
    asked = asked.select_related("entry__challenge", "entry__entrant", "asked_by")
    question = asked.prefetch_related("entry__team", "entry__rulings").first()
    if question is None or not question.entry.is_handed_in or not may_judge(member, question.entry):
        return None
    entry, asker = question.entry, question.asked_by
    if asker is not None and asker.pk != member.pk and may_judge(asker, entry):
        return None
    url = settings.BASE_URL + reverse("entries:read-entry", args=[entry.pk])
    context = {"entry": entry, "question": question, "url": url, "asked": question.asked_by_id == member.pk}
    return OwnLetter(_("Answered: %(title)s") % {"title": entry.title}, "entry_answer", context)


def _deadline(entry: Entry, payload: dict[str, Any]) -> OwnLetter | None:
    """A deadline that moved once more has a mail of its own."""
    challenge = entry.challenge
    if not _goes_on(entry) or challenge.withdrawn_at is not None or not _is_deadline(challenge, payload["deadline"]):
        return None
    subject = _("Another deadline: %(title)s") % {"title": challenge.title}
    return _letter(subject, "entry_challenge", entry, is_withdrawn=False)


def _withdrawn(entry: Entry, _payload: dict[str, Any]) -> OwnLetter | None:
    challenge = entry.challenge
    if not _goes_on(entry) or challenge.withdrawn_at is None:
        return None
    subject = _("Does not go on: %(title)s") % {"title": challenge.title}
    return _letter(subject, "entry_challenge", entry, is_withdrawn=True)


_WRITERS: dict[str, Callable[[Entry, dict[str, Any]], OwnLetter | None]] = {
    RECEIVED: _receipt,
    CHANGED: _receipt,
    DECIDED: _decision,
    ASKED: _question,
    DEADLINE: _deadline,
    WITHDRAWN: _withdrawn,
}


def _goes_on(entry: Entry) -> bool:
    return entry.state in {EntryState.DRAFT, EntryState.SUBMITTED}


def _is_deadline(challenge: ChallengePage, stamp: str) -> bool:
    return challenge.deadline is not None and challenge.deadline == datetime.fromisoformat(stamp)


def _letter(subject: str, template: str, entry: Entry, **more: Any) -> OwnLetter:
    url = settings.BASE_URL + reverse("entries:show-entry", args=[entry.pk])
    return OwnLetter(subject, template, {"entry": entry, "challenge": entry.challenge, "url": url, **more})
