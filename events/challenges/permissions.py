"""Who organises a challenge, and who reviews what is handed in."""

from typing import Any, NamedTuple

from django.db.models import Value
from django.http import HttpRequest

from cop.core.permissions import is_admitted, may_curate
from cop.core.roles import ORGANISERS
from events.agenda.permissions import is_organiser
from events.challenges.models import ChallengePage

CO_ORGANISER, REVIEWER, ORGANISER = "co_organiser", "reviewer", "organiser"


def may_organise(user: Any, challenge: ChallengePage) -> bool:
    """Its owner while still an organiser, its co-organisers, editors and administrators.

    Who lost the role, or whose account was closed, keeps nothing of what it allowed.
    """
    return _may(user, challenge).organise


def may_review(user: Any, challenge: ChallengePage) -> bool:
    """Who organises it, and the reviewers it names while they are members."""
    return _may(user, challenge).review


def may_copy(user: Any, challenge: ChallengePage) -> bool:
    """Who organises it, and would organise the copy as well: a co-organiser without the role would not."""
    return _may(user, challenge).copy


def reader_organises(request: HttpRequest, challenge: ChallengePage) -> bool:
    """Whether who reads this page organises it; asked once a request, whatever parts of the page want to know."""
    return _reader_may(request, challenge).organise


def reader_reviews(request: HttpRequest, challenge: ChallengePage) -> bool:
    """As `may_review`, for who reads this page."""
    return _reader_may(request, challenge).review


def reader_copies(request: HttpRequest, challenge: ChallengePage) -> bool:
    """As `may_copy`, for who reads this page."""
    return _reader_may(request, challenge).copy


class May(NamedTuple):
    organise: bool = False
    review: bool = False
    copy: bool = False


def _reader_may(request: HttpRequest, challenge: ChallengePage) -> May:
    known: dict[int, May] = request.__dict__.setdefault("_reader_of_challenge", {})
    if challenge.pk not in known:
        known[challenge.pk] = _may(request.user, challenge)
    return known[challenge.pk]


def _may(user: Any, challenge: ChallengePage) -> May:
    if not is_admitted(user) or not user.is_active:
        return May()
    if challenge.owner_id == user.pk and is_organiser(user):
        return May(organise=True, review=True, copy=True)
    known = _known_as(user, challenge)
    curates = may_curate(user, challenge)
    organises = CO_ORGANISER in known or curates
    return May(organises, organises or REVIEWER in known, curates or (organises and ORGANISER in known))


def _known_as(user: Any, challenge: ChallengePage) -> set[str]:
    """What the challenge names this member as, and whether they have the role; in one query."""
    co_organises = challenge.co_organiser_rows.filter(member_id=user.pk).values_list(Value(CO_ORGANISER))
    reviews = challenge.reviewer_rows.filter(member_id=user.pk).values_list(Value(REVIEWER))
    role = user.groups.filter(name=ORGANISERS).order_by().values_list(Value(ORGANISER))
    return {name for (name,) in co_organises.union(reviews, role, all=True)}
