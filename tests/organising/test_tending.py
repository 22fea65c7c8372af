"""`tend_events` beside itself: each letter once, and both runs together say how many there were."""

import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cop.core.roles import ORGANISERS
from cop.notifications.models import Delivery
from events.agenda.models import EventPage
from events.organising import services
from events.organising.models import Afterwards, Question
from events.registration.models import Registration
from events.registration.services import cancel_registration
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def been():
    """Over two days ago; five were there."""
    event = EventFactory(organiser=MemberFactory(groups=[ORGANISERS]))
    for _ in range(5):
        registered(event)
    Registration.objects.filter(event=event).update(attended=True)
    ended = timezone.now() - timedelta(days=2)
    EventPage.objects.filter(pk=event.pk).update(starts_at=ended - timedelta(hours=2), ends_at=ended)
    return EventPage.objects.get(pk=event.pk)


@pytest.fixture
def work(been):
    """One of everything that has to be done."""
    start = timezone.now() + timedelta(hours=12)
    soon = EventFactory(starts_at=start, ends_at=start + timedelta(hours=1))
    long_ago = timezone.now() - timedelta(days=30)
    Registration.objects.filter(pk__in=[registered(soon).pk for _ in range(2)]).update(created_at=long_ago)
    offers = EventFactory(capacity=1, offer_hours=24)
    first, second, _third = (registered(offers) for _ in range(3))
    cancel_registration(registration=first, by=first.member)
    Registration.objects.filter(pk=second.pk).update(offered_until=timezone.now() - timedelta(seconds=1))
    changed = EventFactory()
    registered(changed)
    EventPage.objects.filter(pk=changed.pk).update(place_name="Elders", ics_sequence=changed.ics_sequence + 1)


def tend():
    """The numbers in its output: waiting lists, events that changed, reminders, letters that ask."""
    said = io.StringIO()
    call_command("tend_events", stdout=said)
    return [int(number) for number in re.findall(r"\d+", said.getvalue())]


def asked():
    return sorted(Delivery.objects.filter(key__startswith="event-feedback:").values_list("member_id", flat=True))


def those_of(event):
    return sorted(Registration.objects.filter(event=event).values_list("member_id", flat=True))


def test_a_second_run_has_nothing_to_say(work):
    assert tend() == [1, 1, 2, 5]
    letters = Delivery.objects.count()
    assert tend() == [0, 0, 0, 0]
    assert Delivery.objects.count() == letters


@pytest.mark.parametrize("_turn", range(3))
def test_two_runs_at_once_do_everything_once_between_them(work, been, _turn):
    outcomes = at_once(tend, tend, tend)

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    assert [sum(numbers) for numbers in zip(*outcomes, strict=True)] == [1, 1, 2, 5]
    assert asked() == those_of(been)
    assert Delivery.objects.filter(key__contains=":day_before:").count() == 2
    assert Delivery.objects.filter(key__contains=":changed:").count() == 1
    assert Delivery.objects.filter(key__contains=":expired:").count() == 1


@pytest.mark.parametrize("_turn", range(3))
def test_an_organiser_asks_while_it_goes_out_by_itself(been, _turn):
    by_hand, by_itself = at_once(
        lambda: services.ask_feedback(event=been, by=been.owner, questions=["score"]), services.ask_due_feedback
    )

    assert sorted([by_hand, by_itself]) == [0, 5]
    assert asked() == those_of(been)
    assert Afterwards.objects.get(event=been).asked == (["score"] if by_hand else list(Question.values))


def test_an_organiser_who_switches_it_off_meanwhile_is_heard_or_too_late(been):
    off, number = at_once(
        lambda: services.choose_asking(event=been, by=been.owner, questions=["score"], asks_itself=False),
        services.ask_due_feedback,
    )

    assert number == (5 if isinstance(off, Exception) else 0)
    assert len(asked()) == number


def test_asking_again_counts_who_was_not_asked_yet(been):
    assert services.ask_feedback(event=been, by=been.owner, questions=["score"]) == 5
    assert services.ask_feedback(event=been, by=been.owner, questions=["score"]) == 0
    late = Registration.objects.filter(event=been).first()
    Delivery.objects.filter(key=f"event-feedback:{late.pk}").delete()
    assert services.ask_feedback(event=been, by=been.owner, questions=["score"]) == 1
