"""Who hears that an event is called off and goes on after all, also when the process stops between the two."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail

from cop.core.roles import ORGANISERS
from cop.notifications.models import Notification
from cop.notifications.services import follow
from events.agenda import services as agenda
from events.agenda.models import EventPage
from events.registration import services
from events.registration.models import Registration
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered
from tests.registration.posting import calendar_in, change, post, subjects

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


@pytest.fixture
def event(organiser):
    return EventFactory(title="Intervisie", organiser=organiser)


def again(event):
    return EventPage.objects.get(pk=event.pk)


def call_off(event, organiser):
    """In a test the signal is not sent: as if the process stopped right after the transaction."""
    agenda.cancel_event(event=again(event), by=organiser, reason="Ziek.")


def restore(event, organiser):
    agenda.restore_event(event=again(event), by=organiser)


def test_a_restoration_that_nobody_told_is_told_later_with_the_file(event, organiser):
    own = registered(event)
    call_off(event, organiser)
    services.catch_up()
    assert Registration.objects.get(pk=own.pk).told["cancelled"] is True
    post()
    restore(event, organiser)

    assert services.catch_up() == 1
    [message] = post()
    _content, said = calendar_in(message)
    assert message.subject == "Gaat toch door: Intervisie"
    assert (said["STATUS"], said["SEQUENCE"]) == ("CONFIRMED", again(event).ics_sequence)
    assert "cancelled" not in Registration.objects.get(pk=own.pk).told
    assert (services.catch_up(), post()) == (0, [])


def test_a_change_before_the_restoration_was_told_goes_along_in_one_letter(event, organiser):
    registered(event)
    call_off(event, organiser)
    services.catch_up()
    post()
    restore(event, organiser)
    change(again(event), place_name="Raadzaal")

    services.tell_changes(event=event)
    [message] = post()
    assert message.subject == "Gaat toch door: Intervisie"
    assert "Raadzaal" in message.body
    assert services.tell_restored_event(event=event) == 0


def test_who_never_heard_of_the_cancellation_hears_of_nothing(event, organiser):
    registered(event)
    post()
    call_off(event, organiser)
    restore(event, organiser)

    assert services.catch_up() == 1
    assert post() == []


def test_called_off_again_before_the_restoration_was_told(event, organiser):
    registered(event)
    call_off(event, organiser)
    services.catch_up()
    post()
    restore(event, organiser)
    call_off(event, organiser)

    assert services.catch_up() == 1
    assert subjects() == ["Gaat niet door: Intervisie"]
    assert services.catch_up() == 0


def test_a_second_cancellation_and_restoration_are_told_as_the_first(event, organiser):
    registered(event)
    post()
    told = []
    for _time in range(2):
        for act in (call_off, restore):
            act(event, organiser)
            services.catch_up()
            told += subjects()

    assert told == ["Gaat niet door: Intervisie", "Gaat toch door: Intervisie"] * 2


def test_followers_hear_of_a_cancellation_by_the_bell_once(event, organiser, django_capture_on_commit_callbacks):
    own, follower = registered(event).member, MemberFactory()
    for member in (own, follower):
        follow(member=member, subject=event)
    post()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        call_off(event, organiser)
    sent = [*mail.outbox, *post()]

    assert [one.to for one in sent] == [[own.email]]
    for member in (own, follower):
        assert Notification.objects.get(recipient=member, verb="event_place").data["what"] == "event_cancelled"


@pytest.fixture
def follower(event):
    """Follows the event and is not registered; nobody is."""
    follower = MemberFactory()
    follow(member=follower, subject=event)
    return follower


def heard(member):
    """[(what the bell says last, how often it rang)], and it is read."""
    rows = Notification.objects.filter(recipient=member, verb="event_place")
    told = [(row.data["what"], row.count) for row in rows]
    rows.delete()
    return told


@pytest.mark.parametrize("with_registrations", [False, True])
def test_followers_hear_once_what_a_process_that_died_did_not_tell(event, organiser, follower, with_registrations):
    if with_registrations:
        registered(event)
    for act, said, late in (
        (call_off, "event_cancelled", services.tell_cancelled_event),
        (restore, "event_restored", services.tell_restored_event),
    ):
        act(event, organiser)
        assert heard(follower) == []

        assert (services.catch_up(), heard(follower)) == (1, [(said, 1)])
        assert (services.catch_up(), heard(follower)) == (0, [])
        late(event=event)  # the process was only slow
        services.tell_changes(event=event)
        assert heard(follower) == []


def test_followers_hear_once_when_nothing_went_wrong(event, organiser, follower, django_capture_on_commit_callbacks):
    for act, said in ((call_off, "event_cancelled"), (restore, "event_restored")) * 2:
        with django_capture_on_commit_callbacks(execute=True):
            act(event, organiser)

        assert heard(follower) == [(said, 1)]
        assert (services.catch_up(), heard(follower)) == (0, [])


def test_followers_who_never_heard_of_the_cancellation_hear_of_nothing(event, organiser, follower):
    call_off(event, organiser)
    restore(event, organiser)

    assert services.catch_up() == 0
    services.tell_restored_event(event=event)
    assert heard(follower) == []


def test_followers_hear_of_a_cancellation_anew(event, organiser, follower):
    call_off(event, organiser)
    services.catch_up()
    restore(event, organiser)
    call_off(event, organiser)

    assert services.catch_up() == 1
    assert heard(follower) == [("event_cancelled", 2)]


def test_a_service_that_is_stopped_halfway_tells_all_of_it_later(event, organiser, follower, monkeypatch):
    own = registered(event)
    call_off(event, organiser)

    def die(*args, **kwargs):
        raise SystemExit

    monkeypatch.setattr("events.registration.services.followers.bell.ring", die)
    with pytest.raises(SystemExit):
        services.catch_up()
    monkeypatch.undo()
    assert (services.catch_up(), heard(follower)) == (1, [("event_cancelled", 1)])
    assert heard(own.member) == [("event_cancelled", 1)]


def test_followers_of_what_was_called_off_before_are_not_told_again(event, organiser, follower):
    call_off(event, organiser)
    migration = import_module("events.registration.migrations.0003_remember_what_followers_were_told")
    migration.told_already(apps, None)

    assert (services.catch_up(), heard(follower)) == (0, [])


@pytest.mark.parametrize("number", [1, 3, 30])
def test_looking_for_what_was_not_told_costs_the_same(event, organiser, django_assert_num_queries, number):
    for _number in range(number):
        call_off(EventFactory(organiser=organiser), organiser)
    services.catch_up()

    with django_assert_num_queries(1):
        assert services.catch_up() == 0


def test_many_are_marked_in_few_queries(event, organiser, django_assert_max_num_queries):
    for _number in range(30):
        registered(event)
    call_off(event, organiser)
    with django_assert_max_num_queries(20):
        services.catch_up()

    assert Registration.objects.filter(told__has_key="cancelled").count() == 30
