"""A challenge with its people."""

import pytest

from cop.core.roles import ORGANISERS
from events.challenges.models import ChallengePage
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


@pytest.fixture
def reviewer():
    return MemberFactory()


@pytest.fixture
def challenge(organiser, reviewer) -> ChallengePage:
    return ChallengeFactory(slug="technici", organiser=organiser, reviewers=[reviewer], open_to_students=True)
