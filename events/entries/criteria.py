"""The criteria of a challenge as scores need them, and what an entry's scores add up to."""

from collections.abc import Iterable

from events.challenges.models import ChallengePage
from events.entries.models import Score
from events.entries.scoring import Given, Outcome, Weighed, outcome_of


def criteria_of(challenge: ChallengePage) -> list[Weighed]:
    return [Weighed(one.key, one.title, one.weight, one.most_points) for one in challenge.criteria.all()]


def outcome_for(criteria: list[Weighed], scores: Iterable[Score]) -> Outcome:
    return outcome_of(criteria, [Given(one.by, one.criterion, one.points) for one in scores])
