"""Two organisers at the same series at once: each event gets one newer version, and nobody waits for ever."""

import uuid

import pytest

from cop.core.errors import Conflict
from cop.core.roles import ORGANISERS
from events.agenda import services
from events.agenda.models import EventPage
from events.agenda.recurrence import Every, Rule
from events.agenda.signals import event_cancelled, event_restored
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two():
    return [MemberFactory(groups=[ORGANISERS]) for _ in range(2)]


@pytest.fixture
def series(two):
    event = EventFactory(organiser=two[0], co_organisers=[two[1]])
    rule = Rule(Every.WEEK, count=5)
    services.make_series(event=event, by=two[0], rule=rule, request_key=uuid.uuid4())
    return list(EventPage.objects.order_by("starts_at"))


@pytest.fixture
def told():
    """Keys of the events of which a signal said that they are cancelled, or go on."""
    heard = []

    def hear(event, **kwargs):
        heard.append(event.pk)

    for signal in (event_cancelled, event_restored):
        signal.connect(hear)
    yield heard
    for signal in (event_cancelled, event_restored):
        signal.disconnect(hear)


def cancel(event, by):
    return lambda: services.cancel_event(event=event, by=by, reason="Ziek.", with_following=True)


def restore(event, by):
    return lambda: services.restore_event(event=event, by=by, with_following=True)


def steps(before):
    """How far the number of each event went up."""
    now = dict(EventPage.objects.values_list("pk", "ics_sequence"))
    return [now[one.pk] - one.ics_sequence for one in before]


@pytest.mark.parametrize("time", range(3))
def test_one_event_cancelled_twice_at_once(series, two, told, time):
    outcomes = at_once(*[cancel(series[0], who) for who in (*two, *two)])

    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 3
    assert sum(isinstance(outcome, list) for outcome in outcomes) == 1
    assert steps(series) == [1] * 5
    assert sorted(told) == sorted(one.pk for one in series)


@pytest.mark.parametrize("time", range(5))
def test_two_cancel_from_different_events_of_a_series_at_once(series, two, told, time):
    starts = [series[0], series[2], series[1], series[3]]
    outcomes = at_once(*[cancel(event, who) for event, who in zip(starts, (*two, *two), strict=True)])

    assert [one for one in outcomes if not isinstance(one, list | Conflict)] == []
    assert steps(series) == [1] * 5
    assert sorted(told) == sorted(one.pk for one in series)


@pytest.mark.parametrize("time", range(3))
def test_two_restore_from_different_events_of_a_series_at_once(series, two, told, time):
    cancel(series[0], two[0])()
    told.clear()
    series = list(EventPage.objects.order_by("starts_at"))
    outcomes = at_once(*[restore(series[number], who) for number, who in zip((0, 2, 1, 3), (*two, *two), strict=True)])

    assert [one for one in outcomes if not isinstance(one, list | Conflict)] == []
    assert steps(series) == [1] * 5
    assert sorted(told) == sorted(one.pk for one in series)
    assert not EventPage.objects.filter(cancelled_at__isnull=False).exists()
