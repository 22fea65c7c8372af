"""An organiser, signed in, with an event."""

import pytest

from cop.core.roles import ORGANISERS
from events.agenda.models import EventPage
from events.registration.models import Registration
from tests.factories.agenda import EventFactory, at_ten
from tests.factories.members import MemberFactory
from tests.factories.registration import registered


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


@pytest.fixture
def past(organiser):
    """An event of a week ago, with five people who were there and one who was not."""
    event = EventFactory(organiser=organiser)
    rows = [registered(event) for _ in range(6)]
    EventPage.objects.filter(pk=event.pk).update(starts_at=at_ten(-7), ends_at=at_ten(-6))
    Registration.objects.filter(pk__in=[one.pk for one in rows[:5]]).update(attended=True)
    return EventPage.objects.get(pk=event.pk)
