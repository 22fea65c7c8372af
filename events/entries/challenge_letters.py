"""What happens to a challenge, told to who is writing or handed in an entry.

Members get a letter through the log of deliveries, so each once. Who has no account is not in that log.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core import mail
from cop.members.models import Member
from cop.notifications.own_letters import OwnLetter, register_letter
from cop.notifications.services import queue_letters
from events.challenges.models import ChallengePage
from events.entries.models import Entry, EntryState

NAME = "entries"
DEADLINE, WITHDRAWN = "deadline", "withdrawn"
SUBJECTS = {
    DEADLINE: _("Another deadline: %(title)s"),
    WITHDRAWN: _("Does not go on: %(title)s"),
}
GOING = (EntryState.DRAFT, EntryState.SUBMITTED)


def register() -> None:
    register_letter(NAME, compose)


@transaction.atomic
def tell_deadline(*, challenge: ChallengePage, deadline: datetime) -> None:
    _tell(DEADLINE, challenge, stamp=deadline.isoformat())


@transaction.atomic
def tell_withdrawn(*, challenge: ChallengePage) -> None:
    _tell(WITHDRAWN, challenge, stamp="")


def compose(member: Member, payload: dict[str, Any]) -> OwnLetter | None:
    """Read anew: an entry that was taken back, or a deadline that moved once more, needs no letter of this."""
    entry = Entry.objects.select_related("challenge").filter(pk=payload["entry"], member=member).first()
    if entry is None or entry.state not in GOING or not _is_so(entry.challenge, payload):
        return None
    what = payload["what"]
    return OwnLetter(
        subject=str(SUBJECTS[what]) % {"title": entry.challenge.title},
        template="entry_challenge",
        context=_context(what, entry),
    )


def _tell(what: str, challenge: ChallengePage, *, stamp: str) -> None:
    going = Entry.objects.filter(challenge=challenge, state__in=GOING, erased_at__isnull=True)
    entries = list(going.select_related("challenge", "entrant").order_by("pk"))
    letters = {
        f"entry:{one.pk}:{what}:{stamp}": (one.member_id, {"entry": one.pk, "what": what, "stamp": stamp})
        for one in entries
        if one.member_id is not None
    }
    queue_letters(name=NAME, letters=letters)
    for one in entries:
        if one.entrant is not None:
            mail.send(
                to=one.entrant.email,
                subject=SUBJECTS[what],
                subject_values={"title": one.challenge.title},
                template="entry_challenge",
                context=_context(what, one),
            )


def _is_so(challenge: ChallengePage, payload: dict[str, Any]) -> bool:
    if payload["what"] == WITHDRAWN:
        return challenge.withdrawn_at is not None
    deadline = challenge.deadline
    return (
        challenge.withdrawn_at is None and deadline is not None and deadline == datetime.fromisoformat(payload["stamp"])
    )


def _context(what: str, entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry,
        "challenge": entry.challenge,
        "is_withdrawn": what == WITHDRAWN,
        "url": settings.BASE_URL + reverse("entries:show-entry", args=[entry.pk]),
    }
