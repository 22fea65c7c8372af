"""The arithmetic of scores, with numbers worked out by hand."""

import uuid
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from events.entries.scoring import Given, Weighed, outcome_of

IDEA = Weighed(uuid.UUID(int=1), "Idee", 3, 10)
DOABLE = Weighed(uuid.UUID(int=2), "Haalbaar", 1, 5)


def test_nothing_scored_says_nothing():
    outcome = outcome_of([IDEA, DOABLE], [])

    assert (outcome.mean, outcome.deviation, outcome.missing) == (None, None, 0)
    assert [one.mean for one in outcome.criteria] == [None, None]


def test_weights_and_most_points_count():
    scores = [Given(7, IDEA.key, 8), Given(7, DOABLE.key, 2), Given(9, IDEA.key, 6), Given(9, DOABLE.key, 4)]
    outcome = outcome_of([IDEA, DOABLE], scores)

    assert [one.mean for one in outcome.criteria] == [Decimal("7.0"), Decimal("3.0")]
    assert [one.spread for one in outcome.criteria] == [2, 2]
    # Seventy counts three times and sixty once.
    assert outcome.mean == Decimal("67.5")
    # Eighty three times and forty once; sixty three times and eighty once.
    assert [one.percent for one in outcome.reviewers] == [Decimal("70.0"), Decimal("65.0")]
    assert outcome.deviation == Decimal("2.5")


def test_a_missing_score_is_left_out_and_not_zero():
    outcome = outcome_of([IDEA, DOABLE], [Given(7, IDEA.key, 8)])

    assert outcome.mean == Decimal("80.0")
    assert outcome.missing == 1
    assert outcome.criteria[1].percent is None


def test_a_score_of_zero_counts():
    assert outcome_of([IDEA], [Given(7, IDEA.key, 0), Given(8, IDEA.key, 10)]).mean == Decimal("50.0")


def test_a_criterion_that_went_counts_no_more():
    assert outcome_of([IDEA], [Given(7, DOABLE.key, 5)]).mean is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from([IDEA, DOABLE]), st.integers(0, 5)), max_size=20))
def test_the_mean_is_between_nothing_and_all(rows):
    outcome = outcome_of([IDEA, DOABLE], [Given(who, criterion.key, points) for who, criterion, points in rows])

    assert outcome.mean is None or 0 <= outcome.mean <= 100
