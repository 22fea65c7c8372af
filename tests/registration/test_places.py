"""Who gets a place, who waits, and who moves up."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from cop.core.errors import Conflict, NotAllowed
from cop.core.roles import ORGANISERS
from events.agenda.models import EventPage, RegistrationMode
from events.registration import services
from events.registration.doors import Door
from events.registration.errors import AlreadyRegistered, NoRoomForGuests, NothingToCancel, OfferGone, Refused
from events.registration.models import Ended, Registration, State
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = pytest.mark.django_db


def states(event):
    """In order of arrival."""
    return list(Registration.objects.filter(event=event).order_by("pk").values_list("state", flat=True))


def counted(event):
    return EventPage.objects.values_list("places_taken", "waiting").get(pk=event.pk)


def cancel(registration):
    services.cancel_registration(registration=registration, by=registration.member)


def test_until_it_is_full_one_gets_a_place():
    event = EventFactory(capacity=2)
    for _ in range(3):
        registered(event)

    assert states(event) == ["registered", "registered", "waiting"]
    assert counted(event) == (2, 1)


def test_without_a_limit_everybody_gets_a_place():
    event = EventFactory(capacity=None)
    for _ in range(3):
        registered(event)

    assert counted(event) == (3, 0)


def test_guests_take_places_too():
    event = EventFactory(capacity=3, guests_allowed=2)
    registered(event, guests=2)
    registered(event)

    assert states(event) == ["registered", "waiting"]
    assert counted(event) == (3, 1)


def test_more_guests_than_allowed_are_refused():
    event = EventFactory(guests_allowed=1)

    with pytest.raises(NotAllowed):
        registered(event, guests=2)


def test_who_cancels_makes_room_for_who_waits_longest():
    event = EventFactory(capacity=1)
    first, second, third = registered(event), registered(event), registered(event)
    cancel(first)

    assert states(event) == ["cancelled", "registered", "waiting"]
    assert counted(event) == (1, 1)
    assert second.pk < third.pk


def test_a_party_too_large_stays_in_front_and_smaller_ones_pass():
    event = EventFactory(capacity=2, guests_allowed=3)
    first, second = registered(event), registered(event)
    registered(event, guests=1)
    registered(event)
    cancel(first)
    assert states(event) == ["cancelled", "registered", "waiting", "registered"]

    cancel(second)
    assert states(event) == ["cancelled", "cancelled", "waiting", "registered"]
    cancel(Registration.objects.get(state=State.REGISTERED))
    assert states(event) == ["cancelled", "cancelled", "registered", "cancelled"]


def test_who_comes_back_joins_at_the_end():
    event = EventFactory(capacity=1)
    registered(event)
    second, _third = registered(event), registered(event)
    cancel(second)
    registered(event, second.member)

    assert states(event) == ["registered", "cancelled", "waiting", "waiting"]


def test_one_form_sent_twice_is_one_registration():
    event, member, key = EventFactory(), MemberFactory(), uuid4()
    once = registered(event, member, request_key=key)

    assert registered(event, member, request_key=key) == once
    assert Registration.objects.count() == 1


def test_a_second_form_is_told_that_one_is_registered():
    event, member = EventFactory(), MemberFactory()
    registered(event, member)

    with pytest.raises(AlreadyRegistered):
        registered(event, member)


def test_the_key_of_somebody_else_gives_nothing_away():
    event, key = EventFactory(), uuid4()
    other = registered(event, request_key=key)

    assert other.pk is not None
    with pytest.raises(NotAllowed):
        registered(event, request_key=key)


@pytest.mark.parametrize("who", ["pending", "declined", "suspended"])
def test_only_members_register(who):
    member = MemberFactory(**({who: True} if who != "suspended" else {"is_active": False}))

    with pytest.raises(NotAllowed):
        registered(EventFactory(), member)


def past(**kwargs):
    return EventFactory(days=-2, **kwargs)


def begun():
    return EventFactory(starts_at=timezone.now() - timedelta(minutes=1), ends_at=timezone.now() + timedelta(hours=1))


@pytest.mark.parametrize(
    ("event", "door"),
    [
        (lambda: EventFactory(register_by=timezone.now() - timedelta(seconds=1)), Door.CLOSED),
        (begun, Door.STARTED),
        (past, Door.PAST),
        (lambda: EventFactory(row={"cancelled_at": timezone.now()}), Door.CANCELLED),
        (lambda: EventFactory(registration_mode=RegistrationMode.NONE), Door.NOT_NEEDED),
        (
            lambda: EventFactory(registration_mode=RegistrationMode.ELSEWHERE, external_link="https://veendal.example"),
            Door.ELSEWHERE,
        ),
        (lambda: EventFactory(live=False), Door.NOT_PUBLISHED),
    ],
)
def test_each_rule_says_so_in_its_own_words(event, door):
    with pytest.raises((Refused, NotAllowed)) as refused:
        registered(event(), MemberFactory(administrator=True))

    assert getattr(refused.value, "door", Door.NOT_PUBLISHED) is door


def test_the_last_second_of_the_deadline_counts(monkeypatch):
    event = EventFactory(register_by=timezone.now() + timedelta(hours=1))
    monkeypatch.setattr(timezone, "now", lambda: event.register_by - timedelta(seconds=1))
    registered(event)

    assert Registration.objects.get().is_in


def test_more_places_let_in_who_waits():
    event = EventFactory(capacity=1)
    for _ in range(4):
        registered(event)
    version = event.get_latest_revision_as_object()
    version.capacity = 3
    version.save_revision().publish()

    assert states(event) == ["registered", "registered", "registered", "waiting"]
    assert counted(event) == (3, 1)


def test_fewer_places_than_are_taken_take_nobodys_place():
    event = EventFactory(capacity=3)
    for _ in range(3):
        registered(event)
    version = event.get_latest_revision_as_object()
    version.capacity = 1
    version.save_revision(clean=False).publish()

    assert states(event) == ["registered"] * 3
    assert EventPage.objects.get(pk=event.pk).capacity == 3


def test_an_edited_event_loses_no_registration():
    event = EventFactory(capacity=2)
    for _ in range(3):
        registered(event)
    version = event.get_latest_revision_as_object()
    version.title = "Anders"
    version.save_revision().publish()

    assert states(event) == ["registered", "registered", "waiting"]
    assert counted(event) == (2, 1)


def test_who_is_removed_makes_room():
    organiser = MemberFactory(groups=[ORGANISERS])
    event = EventFactory(capacity=1, organiser=organiser)
    first = registered(event)
    registered(event)
    services.remove_registration(registration=first, by=organiser)

    first.refresh_from_db()
    assert (first.state, first.ended) == (State.CANCELLED, Ended.ORGANISER)
    assert states(event)[1] == "registered"


def test_only_organisers_remove():
    registration = registered(EventFactory())

    with pytest.raises(NotAllowed):
        services.remove_registration(registration=registration, by=registration.member)


def test_nobody_else_cancels():
    registration = registered(EventFactory())

    with pytest.raises(NotAllowed):
        services.cancel_registration(registration=registration, by=MemberFactory())


def test_cancelling_twice_is_said():
    registration = registered(EventFactory())
    cancel(registration)

    with pytest.raises(NothingToCancel):
        cancel(registration)


def test_after_the_start_nobody_cancels_or_moves_up():
    event = EventFactory(capacity=1)
    first = registered(event)
    registered(event)
    EventPage.objects.filter(pk=event.pk).update(starts_at=timezone.now() - timedelta(minutes=1), ends_at=None)

    with pytest.raises(Conflict):
        cancel(first)
    services.move_up(event=event)
    assert states(event) == ["registered", "waiting"]


def offered():
    """A full event on which the first cancelled: (event, who was offered the place, who waits behind)."""
    event = EventFactory(capacity=1, offer_hours=24)
    first, second, third = registered(event), registered(event), registered(event)
    cancel(first)
    second.refresh_from_db()
    return event, second, third


def run_out(registration):
    Registration.objects.filter(pk=registration.pk).update(offered_until=timezone.now() - timedelta(seconds=1))


def test_a_place_is_offered_and_counts_as_taken():
    event, second, _third = offered()

    assert second.state == State.OFFERED
    assert timedelta(hours=23) < second.offered_until - timezone.now() <= timedelta(hours=24)
    assert counted(event) == (1, 1)


def test_an_offer_that_is_taken_is_a_place():
    event, second, _third = offered()
    services.accept_offer(registration=second, by=second.member)
    services.accept_offer(registration=second, by=second.member)

    assert states(event) == ["cancelled", "registered", "waiting"]


def test_an_offer_that_ran_out_goes_to_the_next():
    event, second, third = offered()
    run_out(second)
    with pytest.raises(OfferGone):
        services.accept_offer(registration=second, by=second.member)
    assert services.expire_offers() == 1
    assert services.expire_offers() == 0

    assert states(event) == ["cancelled", "cancelled", "offered"]
    third.refresh_from_db()
    assert third.state == State.OFFERED


def test_whoever_registers_next_settles_what_ran_out():
    event, second, _third = offered()
    run_out(second)
    registered(event)

    assert states(event) == ["cancelled", "cancelled", "offered", "waiting"]


def test_an_offer_ends_when_the_event_begins():
    event = EventFactory(capacity=1, offer_hours=168, days=2)
    first, second = registered(event), registered(event)
    cancel(first)

    second.refresh_from_db()
    assert second.offered_until == event.starts_at


def test_fewer_guests_free_their_places():
    event = EventFactory(capacity=3, guests_allowed=2)
    first, second = registered(event, guests=2), registered(event)
    services.change_registration(registration=first, by=first.member, guests=1, answers={}, shows_name=True)

    second.refresh_from_db()
    assert second.is_in
    assert counted(event) == (3, 0)


def test_more_guests_than_there_is_room_for_are_refused():
    event = EventFactory(capacity=2, guests_allowed=2)
    first = registered(event)

    with pytest.raises(NoRoomForGuests):
        services.change_registration(registration=first, by=first.member, guests=2, answers={}, shows_name=False)
    assert counted(event) == (1, 0)


def test_who_waits_may_make_the_party_smaller_and_gets_in():
    event = EventFactory(capacity=2, guests_allowed=1)
    registered(event)
    waits = registered(event, guests=1)
    services.change_registration(registration=waits, by=waits.member, guests=0, answers={}, shows_name=False)

    assert states(event) == ["registered", "registered"]


def test_a_closed_account_frees_its_places(django_capture_on_commit_callbacks):
    event = EventFactory(capacity=1)
    first = registered(event)
    registered(event)
    with django_capture_on_commit_callbacks(execute=True):
        first.member.is_active = False
        first.member.save(update_fields=["is_active"])

    first.refresh_from_db()
    assert (first.state, first.ended) == (State.CANCELLED, Ended.ACCOUNT)
    assert states(event)[1] == "registered"
