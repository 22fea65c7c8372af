"""An organiser, signed in, with an event."""

import pytest

from cop.core.roles import ORGANISERS
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory


@pytest.fixture
def organiser(db):
    return MemberFactory(groups=[ORGANISERS])


@pytest.fixture
def signed_in(client, organiser):
    client.force_login(organiser)
    return client


@pytest.fixture
def event(organiser):
    return EventFactory(title="Intervisie", organiser=organiser)
