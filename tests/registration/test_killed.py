"""A process that stops halfway: what it was to tell is told once, and nobody is left out."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from cop.notifications.models import Delivery
from cop.notifications.sending import send_due
from events.registration import letters, services
from events.registration.models import Registration
from events.registration.services import moving
from tests.factories.agenda import EventFactory
from tests.factories.registration import registered
from tests.registration.posting import cancel, change, early, post, subjects

pytestmark = pytest.mark.django_db


def test_a_worker_that_was_killed_halfway_sends_the_same_mail_once_more_and_no_other():
    own = registered(EventFactory())
    Delivery.objects.update(state="sending", attempts=1, leased_until=timezone.now() - timedelta(seconds=1))

    assert [message.to for message in post()] == [[own.member.email]]
    assert post() == []


def test_a_change_that_nobody_told_is_told_later():
    event = EventFactory()
    registered(event)
    post()
    change(event, place_name="Elders")  # the process stopped before the signal

    assert services.catch_up() == 1
    assert len(post()) == 1
    assert services.catch_up() == 0


class Killed(BaseException):
    """The process stops here: nothing in it goes on."""


def killed_after(number, call):
    """`call`, until it was made so many times."""
    left = iter(range(number))

    def counted(*args, **kwargs):
        if next(left, None) is None:
            raise Killed
        return call(*args, **kwargs)

    return counted


def soon(number):
    """Events of tomorrow, with the members that have to be reminded of each."""
    start = timezone.now() + timedelta(hours=12)
    events = [EventFactory(starts_at=start, ends_at=start + timedelta(hours=1)) for _ in range(number)]
    return [early(event).member.email for event in events for _ in range(2)]


def addresses():
    return sorted(message.to[0] for message in mail.outbox)


@pytest.mark.parametrize("events_done", [0, 1, 2])
def test_a_process_killed_while_it_reminds_goes_on_where_it_was(monkeypatch, events_done):
    everybody = soon(3)
    post()
    with monkeypatch.context() as patched:
        patched.setattr(letters, "queue", killed_after(events_done, letters.queue))
        with pytest.raises(Killed):
            services.remind()
    assert Delivery.objects.filter(key__contains=":day_before:").count() == 2 * events_done
    services.remind()
    post()

    assert addresses() == sorted(everybody)
    assert subjects() == []


@pytest.mark.parametrize("sent", [0, 1, 3, 5])
def test_a_worker_killed_between_reminders_gives_nobody_two_and_nobody_none(monkeypatch, sent):
    everybody = soon(3)
    post()
    services.remind()
    mail.outbox.clear()
    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", killed_after(sent, EmailBackend.send_messages))
        with pytest.raises(Killed):
            send_due(seconds=30, timeout=3)
    assert len(addresses()) == sent
    services.remind()
    Delivery.objects.filter(state="sending").update(leased_until=timezone.now() - timedelta(seconds=1))
    send_due(seconds=30, timeout=3)
    services.remind()
    send_due(seconds=30, timeout=3)

    assert addresses() == sorted(everybody)


@pytest.mark.parametrize("events_done", [0, 1, 2])
def test_a_process_killed_while_offers_end_goes_on_where_it_was(monkeypatch, events_done):
    """Who was too late is told once, and the next is offered the place once."""
    lost, offered = [], []
    for _ in range(3):
        event = EventFactory(capacity=1, offer_hours=24)
        first, second, third = (registered(event) for _ in range(3))
        cancel(first)
        lost.append(second.member.email)
        offered.append(third.member.email)
    post()
    Registration.objects.filter(state="offered").update(offered_until=timezone.now() - timedelta(seconds=1))
    with monkeypatch.context() as patched:
        patched.setattr(moving, "settle", killed_after(events_done, moving.settle))
        with pytest.raises(Killed):
            services.expire_offers()
    assert Registration.objects.filter(ended="expired").count() == events_done
    assert services.expire_offers() == 3 - events_done
    assert services.expire_offers() == 0
    post()

    assert addresses() == sorted([*lost, *offered])
    assert Registration.objects.filter(state="offered").count() == 3
