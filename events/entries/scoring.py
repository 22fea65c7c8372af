"""What scores add up to. Pure: rows in, numbers out; percentages are whole or halves of what is most.

A criterion that nobody scored says nothing, and neither does a reviewer who scored nothing: both are left out of the
means, never counted as 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import pstdev
from uuid import UUID

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Weighed:
    """A criterion as it counts."""

    key: UUID
    title: str
    weight: int
    most: int


@dataclass(frozen=True)
class Given:
    """What one reviewer gave for one criterion."""

    reviewer: int | str
    criterion: UUID
    points: int


@dataclass(frozen=True)
class CriterionResult:
    """`mean` in points; `percent` of the most; `spread` is the difference between the highest and the lowest, in points."""

    criterion: Weighed
    number: int
    mean: Decimal | None
    percent: Decimal | None
    spread: int | None


@dataclass(frozen=True)
class ReviewerResult:
    """`percent` is this reviewer's weighted mean over what they scored; `missing` criteria they did not."""

    reviewer: int | str
    percent: Decimal
    missing: int


@dataclass(frozen=True)
class Outcome:
    """`mean` and `deviation` in percent; None without any score. `deviation` says how far reviewers are apart."""

    criteria: Sequence[CriterionResult]
    reviewers: Sequence[ReviewerResult]
    mean: Decimal | None
    deviation: Decimal | None

    @property
    def missing(self) -> int:
        return sum(one.missing for one in self.reviewers)


def outcome_of(criteria: Sequence[Weighed], given: Iterable[Given]) -> Outcome:
    """Scores for criteria that are there no more are left out."""
    known = {one.key: one for one in criteria}
    scores = [score for score in given if score.criterion in known]
    results = [_of_criterion(one, [score.points for score in scores if score.criterion == one.key]) for one in criteria]
    scored = [(one.percent, one.criterion.weight) for one in results if one.percent is not None]
    reviewers = [_of_reviewer(who, known, scores) for who in sorted({score.reviewer for score in scores}, key=str)]
    return Outcome(
        criteria=results,
        reviewers=reviewers,
        mean=_rounded(_weighted(scored)) if scored else None,
        deviation=_rounded(Decimal(str(pstdev([one.percent for one in reviewers])))) if reviewers else None,
    )


def _of_criterion(criterion: Weighed, points: list[int]) -> CriterionResult:
    if not points:
        return CriterionResult(criterion, 0, None, None, None)
    mean = Decimal(sum(points)) / len(points)
    return CriterionResult(
        criterion, len(points), _rounded(mean), mean * 100 / criterion.most, max(points) - min(points)
    )


def _of_reviewer(who: int | str, known: dict[UUID, Weighed], scores: list[Given]) -> ReviewerResult:
    own = [score for score in scores if score.reviewer == who]
    parts = [(Decimal(one.points) * 100 / known[one.criterion].most, known[one.criterion].weight) for one in own]
    return ReviewerResult(who, _rounded(_weighted(parts)), len(known) - len(own))


def _weighted(parts: Sequence[tuple[Decimal, int]]) -> Decimal:
    return sum((value * weight for value, weight in parts), Decimal(0)) / sum(weight for _value, weight in parts)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(TENTH, rounding=ROUND_HALF_UP)
