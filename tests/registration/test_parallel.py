"""Many at the same moment: never one too many, never a chair that stays empty while somebody waits, and no error."""

import functools
import random
import threading
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cop.core.roles import ORGANISERS
from cop.notifications.models import Notification
from cop.notifications.services import follow
from cop.publishing.services import submit
from events.agenda.models import EventPage
from events.registration import services
from events.registration.errors import AlreadyRegistered
from events.registration.models import Registration, State
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory
from tests.factories.registration import registered
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)

CAPACITY, MEMBERS = 10, 50


def members(number):
    organisation = OrganisationFactory()
    return [MemberFactory(organisation=organisation) for _ in range(number)]


def errors_of(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def assert_fair(event):
    """Exactly as full as it can be, and counted so."""
    event.refresh_from_db()
    rows = Registration.objects.filter(event=event)
    taken = sum(one.seats for one in rows.filter(state__in=[State.REGISTERED, State.OFFERED]))
    waiting = list(rows.filter(state=State.WAITING))

    assert taken <= event.capacity
    assert [one for one in waiting if one.seats <= event.capacity - taken] == []
    assert (event.places_taken, event.waiting) == (taken, sum(one.seats for one in waiting))


def test_fifty_for_ten_places():
    event = EventFactory(capacity=CAPACITY)
    outcomes = at_once(*[lambda member=member: registered(event, member) for member in members(MEMBERS)])

    assert errors_of(outcomes) == []
    rows = Registration.objects.filter(event=event).order_by("pk")
    assert [one.state for one in rows] == ["registered"] * CAPACITY + ["waiting"] * (MEMBERS - CAPACITY)
    row = EventPage.objects.get(pk=event.pk)
    assert (row.places_taken, row.waiting) == (CAPACITY, MEMBERS - CAPACITY)


def test_one_member_six_times_at_once_is_registered_once():
    event, member = EventFactory(), MemberFactory()
    outcomes = at_once(*[lambda: registered(event, member) for _ in range(6)])

    assert Registration.objects.count() == 1
    assert sum(isinstance(outcome, AlreadyRegistered) for outcome in outcomes) == 5


def test_one_form_six_times_at_once_is_one_registration():
    event, member, key = EventFactory(), MemberFactory(), uuid4()
    outcomes = at_once(*[lambda: registered(event, member, request_key=key) for _ in range(6)])

    assert {outcome.pk for outcome in outcomes} == {Registration.objects.get().pk}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_coming_and_going_at_once(seed):
    """Parties of one to three come while others cancel."""
    dice = random.Random(seed)  # noqa: S311
    event = EventFactory(capacity=CAPACITY, guests_allowed=2)
    there = [registered(event, member, guests=dice.randint(0, 2)) for member in members(10)]
    leave = [
        lambda one=one: services.cancel_registration(registration=one, by=one.member) for one in dice.sample(there, 6)
    ]
    come = [
        lambda member=member, guests=guests: registered(event, member, guests=guests)
        for member, guests in zip(members(10), dice.choices([0, 1, 2], k=10), strict=True)
    ]
    jobs = leave + come
    dice.shuffle(jobs)
    outcomes = at_once(*jobs)

    assert errors_of(outcomes) == []
    assert_fair(event)


def test_places_are_added_while_people_come():
    event = EventFactory(capacity=2)
    version = event.get_latest_revision_as_object()
    version.capacity = 6
    revision = version.save_revision()
    outcomes = at_once(revision.publish, *[lambda member=member: registered(event, member) for member in members(8)])

    assert errors_of(outcomes) == []
    assert_fair(event)
    assert event.places_taken == 6


def test_an_offer_is_taken_while_it_is_being_taken_back():
    """Whoever comes first, the place has one owner."""
    event = EventFactory(capacity=1, offer_hours=1)
    first, second, _third = (registered(event, member) for member in members(3))
    services.cancel_registration(registration=first, by=first.member)
    at_once(
        lambda: services.accept_offer(registration=second, by=second.member),
        lambda: services.cancel_registration(registration=second, by=second.member),
        services.expire_offers,
    )

    assert_fair(event)


def with_capacity(event, capacity):
    """A draft of the organiser with another number of places, to be published by `publish`."""
    version = event.get_latest_revision_as_object()
    version.capacity = capacity
    version.save_revision(user=event.owner)


def publish(event):
    """As the button of the guided form does."""
    return submit(page=event, by=event.owner, token=None)


@pytest.mark.parametrize("_turn", range(3))
def test_an_organiser_lowers_the_places_while_members_register(_turn):
    """Who came first keeps their place; from then on nobody comes in above what is typed."""
    event = EventFactory(capacity=8, organiser=MemberFactory(groups=[ORGANISERS]))
    for member in members(2):
        registered(event, member)
    with_capacity(event, 3)
    outcomes = at_once(
        *[lambda member=member: registered(event, member) for member in members(3)],
        lambda: publish(event),
        *[lambda member=member: registered(event, member) for member in members(3)],
    )

    assert errors_of(outcomes) == []
    assert_fair(event)
    assert event.capacity == max(3, event.places_taken)
    assert event.places_taken + event.waiting == 8


@pytest.mark.parametrize("_turn", range(3))
def test_an_edit_that_began_earlier_loses_nobody(_turn):
    """The version that is published was read before anybody registered."""
    event = EventFactory(capacity=4, organiser=MemberFactory(groups=[ORGANISERS]))
    version = event.get_latest_revision_as_object()
    version.title = "Anders"
    version.save_revision(user=event.owner)
    outcomes = at_once(lambda: publish(event), *[lambda one=one: registered(event, one) for one in members(6)])

    assert errors_of(outcomes) == []
    assert_fair(event)
    assert (event.title, event.places_taken, event.waiting) == ("Anders", 4, 2)


def signed_in(member):
    client = Client()
    client.force_login(member)
    return client


def test_two_windows_of_one_member_register_at_once(monkeypatch):
    """Both were shown the form and both are sent: one registration, and a sentence in the other window."""
    event, member, both = EventFactory(), MemberFactory(), threading.Barrier(2)
    register = services.register

    def when_both_are_there(**kwargs):
        both.wait(timeout=30)
        return register(**kwargs)

    monkeypatch.setattr(services, "register", when_both_are_there)
    address = reverse("registration:register", args=[event.slug])
    windows = [signed_in(member) for _ in range(2)]
    pages = at_once(
        *[lambda window=window: window.post(address, {"request_key": uuid4()}, follow=True) for window in windows]
    )

    assert errors_of(pages) == []
    assert [page.status_code for page in pages] == [200, 200]
    assert Registration.objects.count() == 1
    said = sorted("Je bent al aangemeld voor deze bijeenkomst." in page.content.decode() for page in pages)
    assert said == [False, True]
    event.refresh_from_db()
    assert event.places_taken == 1


@pytest.mark.parametrize("_turn", range(5))
def test_one_cancels_while_another_registers_and_a_third_waits(_turn):
    """Who waited gets the place, never who came this very moment; and it does not stay empty."""
    event = EventFactory(capacity=1)
    first, waits, comes = members(3)
    there, second = registered(event, first), registered(event, waits)
    outcomes = at_once(
        lambda: services.cancel_registration(registration=there, by=first), lambda: registered(event, comes)
    )

    assert errors_of(outcomes) == []
    second.refresh_from_db()
    assert (second.state, Registration.objects.get(member=comes).state) == (State.REGISTERED, State.WAITING)
    assert_fair(event)
    assert (event.places_taken, event.waiting) == (1, 1)


@pytest.mark.parametrize("_turn", range(3))
def test_a_member_is_deleted_while_others_register(_turn):
    """The place goes to who waits, and nobody gets it twice."""
    event = EventFactory(capacity=3)
    there = [registered(event, member) for member in members(4)]
    outcomes = at_once(
        there[0].member.delete,
        *[lambda member=member: registered(event, member) for member in members(3)],
    )

    assert errors_of(outcomes) == []
    assert Registration.objects.get(pk=there[3].pk).state == State.REGISTERED
    assert_fair(event)
    assert (event.places_taken, event.waiting) == (3, 3)


def test_who_follows_hears_once_however_many_look_for_what_was_not_told():
    organiser, follower = MemberFactory(groups=[ORGANISERS]), MemberFactory()
    event = EventFactory(organiser=organiser)
    follow(member=follower, subject=event)
    EventPage.objects.filter(pk=event.pk).update(cancelled_at=timezone.now(), cancel_reason="Ziek.", ics_sequence=1)
    signal = functools.partial(services.tell_cancelled_event, event=event)

    assert errors_of(at_once(*[services.catch_up] * 3, *[signal] * 3)) == []
    told = Notification.objects.get(recipient=follower, verb="event_place")
    assert (told.data["what"], told.count) == ("event_cancelled", 1)
