"""Who organises a challenge, and who reviews what is handed in."""

from typing import Any

from cop.core.permissions import is_admitted, may_curate
from events.agenda.permissions import is_organiser
from events.challenges.models import ChallengePage


def may_organise(user: Any, challenge: ChallengePage) -> bool:
    """Its owner while still an organiser, its co-organisers, editors and administrators.

    Who lost the role, or whose account was closed, keeps nothing of what it allowed.
    """
    if not is_admitted(user) or not user.is_active:
        return False
    if challenge.owner_id == user.pk and is_organiser(user):
        return True
    return challenge.co_organiser_rows.filter(member_id=user.pk).exists() or may_curate(user, challenge)


def may_review(user: Any, challenge: ChallengePage) -> bool:
    """Who organises it, and the reviewers it names while they are members."""
    if not is_admitted(user) or not user.is_active:
        return False
    return challenge.reviewer_rows.filter(member_id=user.pk).exists() or may_organise(user, challenge)
