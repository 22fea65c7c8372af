"""Mails about an entry, through the log of deliveries: each once, whatever stops a worker or the mail server.

They are decided in the caller's transaction, for a member by their key and for who has no account by address.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects

from cop.members.models import Member
from cop.notifications.own_letters import register_letter
from cop.notifications.services import queue_letters
from events.challenges.models import ChallengePage
from events.entries import letter_texts as texts
from events.entries.models import Entry, EntryQuestion, EntryState
from events.entries.permissions import has_stake, may_judge

NAME = "entries"
GOING = (EntryState.DRAFT, EntryState.SUBMITTED)


class Heard(Enum):
    """Who gets a mail of an answer, as things stand when it is given."""

    ASKER = "asker"
    ORGANISERS = "organisers"
    NOBODY = "nobody"


def register() -> None:
    """Who takes part need not be admitted, so what becomes of an entry reaches them as well."""
    register_letter(NAME, texts.compose, by_address=texts.compose_by_address, also_waiting=True)


def send_receipt(*, entry: Entry, is_change: bool) -> None:
    """What was handed in, as it stands when the mail goes out; one for each time that its author saves a change."""
    what = texts.CHANGED if is_change else texts.RECEIVED
    _queue(what, [entry], stamp=str(entry.version), version=entry.version)


def tell_decisions(*, entries: Iterable[Entry]) -> None:
    _queue(texts.DECIDED, entries)


def tell_question(*, question: EntryQuestion) -> None:
    _queue(texts.ASKED, [question.entry], stamp=str(question.pk), question=question.pk)


def tell_answer(*, question: EntryQuestion) -> Heard:
    """To who asked. Do they not judge this entry any more, then to who organises the challenge now and may judge it.

    Both are queued, and what they say is decided when they go out: so an answer is told, and told to nobody who lost the
    reviewing meanwhile.
    """
    asker, entry = question.asked_by, question.entry
    prefetch_related_objects([entry], "team", "rulings")
    organisers = Member.objects.filter(pk__in=entry.challenge.hears_of_threads()).order_by("pk")
    others = [one for one in organisers if one != asker and one.is_admitted and not has_stake(one, entry)]
    payload, key = {"what": texts.ANSWERED, "question": question.pk}, f"entry-question:{question.pk}:answered"
    asker_hears = asker is not None and may_judge(asker, entry)
    letters = {key: (asker.pk, payload)} if asker is not None and asker_hears else {}
    queue_letters(name=NAME, letters=letters | {f"{key}:{one.pk}": (one.pk, payload) for one in others})
    return Heard.ASKER if asker_hears else Heard.ORGANISERS if others else Heard.NOBODY


@transaction.atomic
def tell_deadline(*, challenge: ChallengePage, deadline: datetime) -> None:
    """The version that was published is in the key: a deadline that comes back is told again."""
    moment = deadline.isoformat()
    _queue(texts.DEADLINE, _going(challenge), stamp=f"{challenge.live_revision_id}:{moment}", deadline=moment)


@transaction.atomic
def tell_withdrawn(*, challenge: ChallengePage) -> None:
    _queue(texts.WITHDRAWN, _going(challenge))


def _going(challenge: ChallengePage) -> Iterable[Entry]:
    going = Entry.objects.filter(challenge=challenge, state__in=GOING, erased_at__isnull=True)
    return going.select_related("entrant").order_by("pk")


def _queue(what: str, entries: Iterable[Entry], *, stamp: str = "", **payload: Any) -> None:
    """`stamp` tells apart what may happen to an entry again. Who handed it in and is gone gets nothing."""
    letters: dict[str, tuple[int | str, dict[str, Any]]] = {}
    for entry in entries:
        to = entry.member_id or (entry.entrant.email if entry.entrant is not None else None)
        if to is not None:
            letters[f"entry:{entry.pk}:{what}:{stamp}"] = (to, {"entry": entry.pk, "what": what, **payload})
    queue_letters(name=NAME, letters=letters)
