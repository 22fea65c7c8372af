"""Challenges that name somebody, in what they get of their own data."""

import pytest

from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory
from tests.factories.own_data import own_rows

pytestmark = pytest.mark.django_db
KEY = "challenges"


def test_each_gets_what_they_are_named_as_and_nobody_elses():
    one, two = MemberFactory(), MemberFactory()
    ChallengeFactory(title="Samen", co_organisers=[one], reviewers=[two])
    ChallengeFactory(title="Beoordelen", reviewers=[one])

    rows = {member: [(row["title"], row["role"]) for row in own_rows(KEY, member)] for member in (one, two)}
    assert rows == {one: [("Samen", "medeorganisator"), ("Beoordelen", "beoordelaar")], two: [("Samen", "beoordelaar")]}
    assert own_rows(KEY, MemberFactory()) == []


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same(number, django_assert_num_queries):
    member = MemberFactory()
    for _ in range(number):
        ChallengeFactory(co_organisers=[member], reviewers=[member])
    own_rows(KEY, member)

    with django_assert_num_queries(2):
        assert len(own_rows(KEY, member)) == 2 * number
