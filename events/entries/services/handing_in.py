"""Writing an entry and handing it in, until the deadline.

`arrived` is when a request had come in whole; text and files that came together are in time together. Without it the
moment is taken here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from events.challenges.models import ChallengePage
from events.challenges.phases import Phase, phase_of
from events.entries.authors import Author
from events.entries.clock import arrival
from events.entries.errors import AlreadyEntered, ChallengeClosed, ChangedMeanwhile, NotOpenYet, NotYours, Settled
from events.entries.letters import send_receipt
from events.entries.models import Entry, EntryState, TeamMember
from events.entries.services.locking import is_late, lock_challenge, lock_own
from events.entries.telling import tell_judges

ANSWERS = ("title", "summary", "body", "shown_if_selected")
#: Not what its author answers for.
_BOOKKEEPING = {"challenge", "member", "entrant", "decided_by"}


@dataclass(frozen=True)
class Saved:
    """`is_late`: the text is kept, but it counts for nothing. `missing`: {field: sentence} that kept it from going in."""

    entry: Entry
    is_late: bool = False
    missing: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def start_entry(
    *,
    challenge: ChallengePage,
    by: Author,
    request_key: UUID,
    answers: Mapping[str, Any],
    team: Sequence[Mapping[str, str]] = (),
    arrived: datetime | None = None,
) -> Saved:
    """A draft; the same key gives the same one. After the deadline the text is kept as well, and `is_late` says so.

    Raises ChallengeClosed, NotOpenYet, AlreadyEntered, NotYours for a key of somebody else, ValidationError.
    """
    arrived = arrived or arrival()
    locked = lock_challenge(pk=challenge.pk)
    earlier = Entry.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if not by.owns(earlier):
            raise NotYours
        return Saved(earlier, is_late=is_late(challenge=locked, arrived=arrived))
    if not by.may_enter(locked) or not locked.live or locked.withdrawn_at:
        raise ChallengeClosed
    if phase_of(locked, arrived) == Phase.ANNOUNCED:
        raise NotOpenYet
    other = by.entry_for(locked)
    if other is not None:
        raise AlreadyEntered(other)
    entry = Entry(challenge=locked, request_key=request_key, **by.as_columns())
    entry.entrant_name, entry.organisation_name = by.name[:80], by.organisation[:120]
    _answer(entry, answers)
    entry.save()
    _write_team(entry, team)
    return Saved(entry, is_late=is_late(challenge=locked, arrived=arrived))


@transaction.atomic
def save_entry(
    *,
    entry: Entry,
    by: Author,
    version: int,
    answers: Mapping[str, Any],
    team: Sequence[Mapping[str, str]] = (),
    arrived: datetime | None = None,
) -> Saved:
    """Keeps a draft, also after the deadline. What was handed in is changed until the deadline, and stays complete.

    After it the new text is kept apart, for its author to read. Raises NotYours, ChangedMeanwhile, Settled,
    ChallengeClosed, ValidationError.
    """
    arrived = arrived or arrival()
    challenge, locked = lock_own(entry=entry, by=by)
    late = is_late(challenge=challenge, arrived=arrived)
    if locked.state == EntryState.DRAFT:
        _keep(locked, version, answers, team)
        return Saved(locked, is_late=late)
    if locked.state != EntryState.SUBMITTED or locked.is_decided:
        raise Settled
    if late:
        typed = {name: answers[name] for name in ANSWERS if name in answers}
        locked.late_text = {**typed, "team": [dict(row) for row in team]}
        locked.save(update_fields=["late_text"])
        return Saved(locked, is_late=True)
    if missing := missing_of(answers=answers):
        return Saved(locked, missing=missing)
    if _keep(locked, version, answers, team):
        send_receipt(entry=locked, is_change=True)
    return Saved(locked)


@transaction.atomic
def submit_entry(
    *,
    entry: Entry,
    by: Author,
    version: int,
    answers: Mapping[str, Any],
    team: Sequence[Mapping[str, str]] = (),
    arrived: datetime | None = None,
) -> Saved:
    """Hands a draft in, with a receipt by mail. One that is late or not complete stays a draft, with all its text.

    What was handed in before is saved. Raises as `save_entry` does.
    """
    arrived = arrived or arrival()
    challenge, locked = lock_own(entry=entry, by=by)
    if locked.state != EntryState.DRAFT:
        return save_entry(entry=locked, by=by, version=version, answers=answers, team=team, arrived=arrived)
    _keep(locked, version, answers, team)
    if is_late(challenge=challenge, arrived=arrived):
        return Saved(locked, is_late=True)
    if not challenge.live or challenge.withdrawn_at:
        raise ChallengeClosed
    if missing := missing_of(answers=answers):
        return Saved(locked, missing=missing)
    locked.state, locked.submitted_at = EntryState.SUBMITTED, arrived
    locked.receipt = f"INZ-{timezone.localtime(arrived).year}-{locked.pk:05d}"
    locked.save(update_fields=["state", "submitted_at", "receipt"])
    send_receipt(entry=locked, is_change=False)
    tell_judges(entry=locked)
    return Saved(locked)


@transaction.atomic
def withdraw_entry(*, entry: Entry, by: Author) -> Entry:
    """Nobody judges it any more; its author may begin another until the deadline.

    Raises NotYours, and Settled once its author was told what was decided.
    """
    _challenge, locked = lock_own(entry=entry, by=by)
    if locked.state not in {EntryState.DRAFT, EntryState.SUBMITTED}:
        raise Settled
    locked.state, locked.decision, locked.decision_reason = EntryState.WITHDRAWN, "", ""
    locked.decided_by, locked.decided_at, locked.changed_at = None, None, timezone.now()
    locked.save()
    return locked


def missing_of(*, answers: Mapping[str, Any]) -> dict[str, Any]:
    """{field: sentence} of what an entry cannot be handed in without."""
    return {name: said for name, said in Entry.REQUIRED_TO_SUBMIT.items() if not str(answers.get(name) or "").strip()}


def _keep(entry: Entry, version: int, answers: Mapping[str, Any], team: Sequence[Mapping[str, str]]) -> bool:
    """False when it stands there already: a form that is sent twice changes, and tells, once."""
    if _stands(entry, answers, team):
        return False
    if entry.version != version:
        raise ChangedMeanwhile
    _answer(entry, answers)
    entry.version += 1
    entry.changed_at = timezone.now()
    entry.save()
    _write_team(entry, team)
    return True


def _stands(entry: Entry, answers: Mapping[str, Any], team: Sequence[Mapping[str, str]]) -> bool:
    rows = list(entry.team.values("name", "organisation", "role", "email"))
    wanted = [{name: row.get(name, "") for name in ("name", "organisation", "role", "email")} for row in team]
    return rows == wanted and all(getattr(entry, name) == answers[name] for name in ANSWERS if name in answers)


def _answer(entry: Entry, answers: Mapping[str, Any]) -> None:
    for name in ANSWERS:
        if name in answers:
            setattr(entry, name, answers[name])
    entry.full_clean(exclude=_BOOKKEEPING, validate_unique=False, validate_constraints=False)


def _write_team(entry: Entry, team: Sequence[Mapping[str, str]]) -> None:
    entry.team.all().delete()
    rows = [TeamMember(entry=entry, place=place, **row) for place, row in enumerate(team, start=1)]
    for row in rows:
        row.full_clean(exclude=["entry"])
    TeamMember.objects.bulk_create(rows)
