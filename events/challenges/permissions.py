"""Who organises a challenge, and who reviews what is handed in."""

from typing import Any, NamedTuple

from django.db.models import Value
from django.http import HttpRequest

from cop.core.permissions import is_admitted, may_curate
from events.agenda.permissions import is_organiser
from events.challenges.models import ChallengePage

CO_ORGANISER, REVIEWER = "co_organiser", "reviewer"


def may_organise(user: Any, challenge: ChallengePage) -> bool:
    """Its owner while still an organiser, its co-organisers, editors and administrators.

    Who lost the role, or whose account was closed, keeps nothing of what it allowed.
    """
    return _may(user, challenge).organise


def may_review(user: Any, challenge: ChallengePage) -> bool:
    """Who organises it, and the reviewers it names while they are members."""
    return _may(user, challenge).review


def is_reviewer(user: Any, challenge: ChallengePage) -> bool:
    """Whether the challenge names this member as a reviewer."""
    if not is_admitted(user) or not user.is_active:
        return False
    return challenge.reviewer_rows.filter(member_id=user.pk).exists()


def reader_organises(request: HttpRequest, challenge: ChallengePage) -> bool:
    """Whether who reads this page organises it; asked once a request, whatever parts of the page want to know."""
    return _reader_may(request, challenge).organise


def reader_reviews(request: HttpRequest, challenge: ChallengePage) -> bool:
    """As `may_review`, for who reads this page."""
    return _reader_may(request, challenge).review


class May(NamedTuple):
    organise: bool
    review: bool


def _reader_may(request: HttpRequest, challenge: ChallengePage) -> May:
    known: dict[int, May] = request.__dict__.setdefault("_reader_of_challenge", {})
    if challenge.pk not in known:
        known[challenge.pk] = _may(request.user, challenge)
    return known[challenge.pk]


def _may(user: Any, challenge: ChallengePage) -> May:
    if not is_admitted(user) or not user.is_active:
        return May(organise=False, review=False)
    if challenge.owner_id == user.pk and is_organiser(user):
        return May(organise=True, review=True)
    named = _named_as(user, challenge)
    organises = CO_ORGANISER in named or may_curate(user, challenge)
    return May(organise=organises, review=organises or REVIEWER in named)


def _named_as(user: Any, challenge: ChallengePage) -> set[str]:
    """What the challenge names this member as, in one query."""
    co_organises = challenge.co_organiser_rows.filter(member_id=user.pk).values_list(Value(CO_ORGANISER))
    reviews = challenge.reviewer_rows.filter(member_id=user.pk).values_list(Value(REVIEWER))
    return {name for (name,) in co_organises.union(reviews, all=True)}
