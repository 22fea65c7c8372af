"""Selecting and declining. A decision can be undone until it is told; telling is what the entrant sees."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from events.challenges.models import ChallengePage
from events.challenges.permissions import may_organise
from events.entries import letters
from events.entries.clock import arrival
from events.entries.errors import AlreadyDecided, AlreadyTold, HasStake, NoJudge, Settled, StillOpen
from events.entries.models import Decision, Entry, EntryState
from events.entries.permissions import has_stake
from events.entries.services.locking import is_late, lock_challenge, lock_entry


@transaction.atomic
def decide_entry(*, entry: Entry, by: Member, decision: Decision, reason: str) -> Entry:
    """Nobody but who judges sees it yet. Of two organisers at once the second is told who was first.

    Raises NoJudge, HasStake, StillOpen, AlreadyDecided, Settled for what was taken back, ValidationError.
    """
    arrived = arrival()
    challenge, locked = _lock(entry, by)
    if not is_late(challenge=challenge, arrived=arrived):
        raise StillOpen
    if locked.decision:
        decider = locked.decided_by.display_name if locked.decided_by else str(_("Former member"))
        raise AlreadyDecided(decider, locked.get_decision_display())
    if locked.state != EntryState.SUBMITTED:
        raise Settled
    if decision == Decision.DECLINED and not reason.strip():
        raise ValidationError({"reason": _("Say why: the entrant reads this.")})
    locked.decision, locked.decision_reason = decision, reason.strip()
    locked.decided_by, locked.decided_at = by, timezone.now()
    locked.full_clean(exclude=["challenge", "member", "entrant", "decided_by"], validate_unique=False)
    locked.save()
    return locked


@transaction.atomic
def undo_decision(*, entry: Entry, by: Member) -> Entry:
    """Opens scores again. Raises NoJudge, HasStake, AlreadyTold; without a decision nothing happens."""
    _challenge, locked = _lock(entry, by)
    if locked.told_at is not None:
        raise AlreadyTold
    locked.decision, locked.decision_reason, locked.decided_by, locked.decided_at = Decision.NONE, "", None, None
    locked.save(update_fields=["decision", "decision_reason", "decided_by", "decided_at"])
    return locked


@transaction.atomic
def tell_decisions(*, challenge: ChallengePage, by: Member) -> int:
    """Tells every entrant about whom there is a decision that was not told yet; how many. Raises NoJudge."""
    locked = lock_challenge(pk=challenge.pk)
    if not may_organise(by, locked):
        raise NoJudge
    waiting = Entry.objects.filter(challenge=locked, state=EntryState.SUBMITTED, told_at__isnull=True)
    rows = waiting.exclude(decision=Decision.NONE).order_by("pk").select_for_update(of=("self",), no_key=True)
    told = list(rows.select_related("entrant"))
    for entry in told:
        entry.state, entry.told_at = EntryState(entry.decision), timezone.now()
    Entry.objects.bulk_update(told, ["state", "told_at"])
    letters.tell_decisions(entries=told)
    return len(told)


def _lock(entry: Entry, by: Member) -> tuple[ChallengePage, Entry]:
    challenge = lock_challenge(pk=entry.challenge_id)
    locked = lock_entry(pk=entry.pk)
    if not may_organise(by, challenge):
        raise NoJudge
    if has_stake(by, locked):
        raise HasStake
    return challenge, locked
