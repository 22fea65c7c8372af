"""What the organiser decides: the selection is made, it is finished, or it does not go on."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cop.core.errors import Conflict, DomainError
from cop.members.models import Member
from cop.publishing.services.locking import lock_for_edit
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.challenges.receivers import renew_listing
from events.challenges.signals import challenge_decided

LONGEST_REASON = 500  # characters


@transaction.atomic
def mark_selected(*, challenge: ChallengePage, by: Member) -> ChallengePage:
    """The entries that go on are chosen. Raises NotAllowed; Conflict outside the phase of selection."""
    locked = _locked(challenge, by)
    if locked.phase != Phase.SELECTION:
        raise Conflict(_("The selection is made after the deadline, and once."))
    return _decided(locked, by, "selected", selected_at=timezone.now())


@transaction.atomic
def finish(*, challenge: ChallengePage, by: Member) -> ChallengePage:
    """It is finished, before its last date. Raises NotAllowed; Conflict before the selection was made."""
    locked = _locked(challenge, by)
    if locked.phase != Phase.RUNNING:
        raise Conflict(_("Only a challenge that runs can be finished."))
    return _decided(locked, by, "finished", finished_at=timezone.now())


@transaction.atomic
def withdraw_challenge(*, challenge: ChallengePage, by: Member, reason: str) -> ChallengePage:
    """It does not go on. The page stays, and says so.

    Raises NotAllowed, DomainError without a reason, Conflict for what is withdrawn or finished.
    """
    said = reason.strip()
    if not said:
        raise DomainError(_("Say why it does not go on: people may be working on an entry."))
    if len(said) > LONGEST_REASON:
        raise DomainError(_("Say it in at most %(number)s characters.") % {"number": LONGEST_REASON})
    locked = _locked(challenge, by)
    if locked.phase in {Phase.WITHDRAWN, Phase.FINISHED}:
        raise Conflict(_("This challenge is withdrawn or finished already."))
    return _decided(locked, by, "withdrawn", withdrawn_at=timezone.now(), withdraw_reason=said)


def _locked(challenge: ChallengePage, by: Member) -> ChallengePage:
    lock_for_edit(page=challenge, by=by, token=None)
    locked: ChallengePage = ChallengePage.objects.select_for_update(of=("self",), no_key=True).get(pk=challenge.pk)
    if not locked.live:
        raise Conflict(_("Publish this challenge first."))
    return locked


def _decided(locked: ChallengePage, by: Member, what: str, **columns: Any) -> ChallengePage:
    log(instance=locked, action=f"challenges.{what}", user=by, data={"reason": columns.get("withdraw_reason", "")})
    ChallengePage.objects.filter(pk=locked.pk).update(**columns, changed_at=timezone.now())
    renew_listing()
    decided: ChallengePage = ChallengePage.objects.get(pk=locked.pk)
    transaction.on_commit(lambda: challenge_decided.send(ChallengePage, challenge=decided))
    return decided
