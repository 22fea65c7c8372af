"""A cancellation that is undone."""

import uuid

import pytest
import vobject
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from cop.core.errors import Conflict, NotAllowed
from cop.notifications.models import Notification
from cop.notifications.services import follow
from events.agenda import services
from events.agenda.models import EventPage
from events.agenda.recurrence import Every, Rule
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered
from tests.registration.posting import calendar_in, post

pytestmark = pytest.mark.django_db


def cancel(event, organiser, **kwargs):
    services.cancel_event(event=event, by=organiser, reason="Ziek.", **kwargs)
    return EventPage.objects.get(pk=event.pk)


def test_calendars_get_a_newer_version_that_is_confirmed(client, organiser, event):
    cancelled = cancel(event, organiser)
    [restored] = services.restore_event(event=cancelled, by=organiser)
    written = client.get(f"/agenda/{event.slug}/agenda.ics").content
    [said] = Calendar.from_ical(written).walk("VEVENT")
    other = vobject.readOne(written.decode()).vevent

    assert (restored.is_cancelled, restored.cancel_reason) == (False, "")
    assert (said["STATUS"], said["SEQUENCE"], said["UID"]) == ("CONFIRMED", event.ics_sequence + 2, str(event.ics_uid))
    assert (other.status.value, other.sequence.value) == ("CONFIRMED", str(event.ics_sequence + 2))


def test_of_a_series_only_what_was_cancelled_with_it_comes_back(organiser, event):
    rule = Rule(Every.WEEK, count=4)
    made = services.make_series(event=event, by=organiser, rule=rule, request_key=uuid.uuid4())
    cancel(made[2], organiser)
    first = cancel(EventPage.objects.get(pk=event.pk), organiser, with_following=True)
    restored = services.restore_event(event=first, by=organiser, with_following=True)

    assert [one.pk for one in restored] == [event.pk, made[0].pk, made[1].pk]
    assert EventPage.objects.get(pk=made[2].pk).is_cancelled


@pytest.mark.parametrize("days", [7, -7])
def test_what_is_not_cancelled_or_is_over_is_refused(organiser, days):
    row = {"cancelled_at": timezone.now()} if days < 0 else {}
    event = EventFactory(organiser=organiser, days=days, row=row)

    with pytest.raises(Conflict):
        services.restore_event(event=event, by=organiser)


def test_only_who_organises_it(organiser, event):
    cancelled = cancel(event, organiser)
    with pytest.raises(NotAllowed):
        services.restore_event(event=cancelled, by=MemberFactory())


def test_the_button_asks_first_and_is_there_while_it_is_cancelled(signed_in, organiser, event):
    address = f"/mijn/agenda/{event.pk}/gaat-door/"
    assert address not in signed_in.get(event.url).content.decode()
    assert signed_in.post(address).status_code == 409
    cancel(event, organiser)
    assert address in signed_in.get(event.url).content.decode()
    assert signed_in.get(address).status_code == 200
    assert EventPage.objects.get(pk=event.pk).is_cancelled

    assert signed_in.post(address).status_code == 302
    assert not EventPage.objects.get(pk=event.pk).is_cancelled


def test_who_is_registered_gets_a_mail_with_the_file_and_who_follows_hears(
    organiser, event, django_capture_on_commit_callbacks
):
    own, follower = registered(event), MemberFactory()
    follow(member=follower, subject=event)
    with django_capture_on_commit_callbacks(execute=True):
        cancelled = cancel(event, organiser)
    post()
    with django_capture_on_commit_callbacks(execute=True):
        services.restore_event(event=cancelled, by=organiser)
    [message] = [one for one in [*mail.outbox, *post()] if one.to == [own.member.email]]
    _content, said = calendar_in(message)

    assert event.title in message.subject
    assert (said["STATUS"], said["SEQUENCE"]) == ("CONFIRMED", event.ics_sequence + 2)
    assert Notification.objects.get(recipient=follower).data["what"] == "event_restored"
    assert post() == []
