"""The page of a challenge, and where it may stand."""

import pytest
from wagtail.test.utils import WagtailPageTestCase

from events.challenges.models import ChallengeIndexPage, ChallengePage
from home.models import HomePage
from tests.factories.challenges import ChallengeFactory

pytestmark = pytest.mark.django_db


class TestPlaces(WagtailPageTestCase):
    def test_challenges_stand_under_their_list_only(self):
        self.assertAllowedParentPageTypes(ChallengePage, {ChallengeIndexPage})
        self.assertAllowedSubpageTypes(ChallengePage, set())
        self.assertAllowedParentPageTypes(ChallengeIndexPage, {HomePage})


@pytest.mark.parametrize("phase", ["aangekondigd", "open", "selectie", "loopt", "afgerond", "ingetrokken"])
def test_factory_makes_a_challenge_in_every_phase(client, phase):
    challenge = ChallengeFactory(phase=phase)

    assert challenge.phase == phase
    assert client.get(challenge.url).status_code == 200
