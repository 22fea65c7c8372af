"""Who organises a challenge, and who reviews what is handed in."""

from typing import Any

from django.http import HttpRequest

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
    return is_reviewer(user, challenge) or may_organise(user, challenge)


def is_reviewer(user: Any, challenge: ChallengePage) -> bool:
    """Whether the challenge names this member as a reviewer."""
    if not is_admitted(user) or not user.is_active:
        return False
    return challenge.reviewer_rows.filter(member_id=user.pk).exists()


def reader_organises(request: HttpRequest, challenge: ChallengePage) -> bool:
    """Whether who reads this page organises it; asked once a request, whatever parts of the page want to know."""
    known: dict[int, bool] = request.__dict__.setdefault("_reader_organises_challenge", {})
    if challenge.pk not in known:
        known[challenge.pk] = may_organise(request.user, challenge)
    return known[challenge.pk]


def reader_reviews(request: HttpRequest, challenge: ChallengePage) -> bool:
    """As `may_review`, for who reads this page."""
    return reader_organises(request, challenge) or is_reviewer(request.user, challenge)
