"""What those registered are told, each once, and with the right file."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from cop.core.roles import ORGANISERS
from cop.notifications.models import Choice, Notification
from events.agenda.models import EventPage
from events.registration import services
from events.registration.models import Registration
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered
from tests.registration.posting import calendar_in, cancel, change, early, post, subjects

pytestmark = pytest.mark.django_db

LINK = "https://vergadering.example/geheim"


def call_off(event):
    EventPage.objects.filter(pk=event.pk).update(
        cancelled_at=timezone.now(), cancel_reason="De spreker is ziek.", ics_sequence=event.ics_sequence + 1
    )
    services.tell_cancelled_event(event=event)


def test_a_confirmation_has_the_link_and_a_file_for_the_calendar():
    event = EventFactory(title="Zij-instroom", online_link=LINK)
    own = registered(event)
    [message] = post()

    assert message.to == [own.member.email]
    assert message.subject == "Je bent aangemeld: Zij-instroom"
    assert LINK in message.body
    content, said = calendar_in(message)
    assert LINK in content.replace("\r\n ", "")
    assert said["UID"] == str(event.ics_uid)
    assert "List-Unsubscribe" not in message.extra_headers


def test_who_waits_gets_no_link_and_no_file():
    event = EventFactory(title="Zij-instroom", online_link=LINK, capacity=1)
    registered(event)
    post()
    registered(event)
    [message] = post()

    assert message.subject == "Je staat op de wachtlijst: Zij-instroom"
    assert LINK not in message.body + message.alternatives[0][0]
    assert message.attachments == []


def test_who_moves_up_is_told_with_the_file_and_by_the_bell():
    event = EventFactory(title="Zij-instroom", capacity=1)
    first, second = registered(event), registered(event)
    post()
    cancel(first)
    messages = {message.to[0]: message for message in post()}

    assert messages[second.member.email].subject == "Er is plaats voor je: Zij-instroom"
    assert len(messages[second.member.email].attachments) == 1
    _content, said = calendar_in(messages[first.member.email])
    assert said["STATUS"] == "CANCELLED"
    assert Notification.objects.get(recipient=second.member).sentence == "Er is plaats voor je: “Zij-instroom”"
    assert not Notification.objects.filter(recipient=first.member).exists()


def test_an_offer_says_until_when_and_one_that_ran_out_says_nothing_of_it():
    event = EventFactory(title="Zij-instroom", capacity=1, offer_hours=24)
    first, second = registered(event), registered(event)
    post()
    cancel(first)
    offer = next(message for message in post() if message.to == [second.member.email])
    second.refresh_from_db()
    assert offer.subject == "Er is een plaats voor je vrijgehouden: Zij-instroom"
    assert timezone.localtime(second.offered_until).strftime("%H:%M") in offer.body

    Registration.objects.filter(pk=second.pk).update(offered_until=timezone.now() - timedelta(seconds=1))
    services.expire_offers()
    assert subjects() == ["De plaats wordt niet meer voor je vrijgehouden: Zij-instroom"]


def test_what_is_no_more_true_is_not_told():
    own = registered(EventFactory(title="Zij-instroom"))
    cancel(own)

    assert subjects() == ["Je hebt je afgemeld: Zij-instroom"]


def test_a_change_is_told_to_who_knew_otherwise(django_capture_on_commit_callbacks):
    event = EventFactory(title="Zij-instroom", place_name="Zaal 1")
    own = registered(event)
    post()
    with django_capture_on_commit_callbacks(execute=True):
        change(event, place_name="Zaal 2")
    later = registered(event)
    messages = {message.to[0]: message for message in [*mail.outbox, *post()]}

    assert "Zaal 2" in messages[own.member.email].body
    assert "Zaal 1" in messages[own.member.email].body
    assert messages[own.member.email].subject == "Er is iets veranderd: Zij-instroom"
    assert messages[later.member.email].subject == "Je bent aangemeld: Zij-instroom"


def test_what_changed_is_told_from_the_start_on():
    event = EventFactory(place_name="Zaal 1")
    registered(event)
    post()
    later = {"starts_at": event.starts_at + timedelta(hours=1), "ends_at": event.ends_at + timedelta(hours=1)}
    change(event, place_name="Zaal 2", **later)
    services.tell_changes(event=event)
    (message,) = post()

    assert re.findall(r"^(\w+): .* \(was: ", message.body, re.MULTILINE) == ["Begin", "Einde", "Plaats"]


def test_a_new_link_is_not_told_to_who_waits():
    event = EventFactory(online_link="https://oud.example/", capacity=1)
    registered(event)
    waits = registered(event)
    post()
    change(event, online_link=LINK)
    services.tell_changes(event=event)
    message = next(one for one in post() if one.to == [waits.member.email])

    assert LINK not in message.body + message.alternatives[0][0]


def test_another_title_is_told_to_nobody(django_capture_on_commit_callbacks):
    event = EventFactory()
    registered(event)
    post()
    with django_capture_on_commit_callbacks(execute=True):
        change(event, title="Anders")

    assert subjects() == []


def test_an_event_that_is_called_off_takes_itself_out_of_calendars():
    event = EventFactory(title="Zij-instroom", capacity=1)
    comes, waits = registered(event), registered(event)
    post()
    call_off(event)
    services.tell_cancelled_event(event=event)
    services.catch_up()
    messages = post()

    assert [one.subject for one in messages] == ["Gaat niet door: Zij-instroom"] * 2
    to = {one.to[0]: one for one in messages}
    content, said = calendar_in(to[comes.member.email])
    assert "METHOD:CANCEL" in content
    assert (said["STATUS"], said["SEQUENCE"]) == ("CANCELLED", event.ics_sequence + 1)
    assert "De spreker is ziek." in to[comes.member.email].body
    assert to[waits.member.email].attachments == []


@pytest.mark.parametrize(("days", "subject"), [(6, "Binnen een week: Leren"), (0.5, "Bijna zover: Leren")])
def test_a_reminder_goes_once_however_often_the_task_runs(days, subject):
    start = timezone.now() + timedelta(days=days)
    event = EventFactory(title="Leren", starts_at=start, ends_at=start + timedelta(hours=1))
    early(event)
    post()
    services.remind()
    services.remind()
    sent = subjects()
    services.remind()

    assert sent == [subject]
    assert subjects() == []


def test_who_just_registered_is_not_reminded_of_next_week():
    registered(EventFactory(days=6))
    post()

    assert services.remind() == 0


@pytest.mark.parametrize("offer_hours", [None, 24])
def test_who_just_moved_up_is_not_reminded_of_next_week(offer_hours):
    event = EventFactory(days=6, capacity=1, offer_hours=offer_hours)
    first, second = early(event), early(event)
    cancel(first)
    if offer_hours:
        second.refresh_from_db()
        services.accept_offer(registration=second, by=second.member)
    post()

    assert services.remind() == 0


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("registered", "Je hebt je daarvoor aangemeld."),
        ("waiting", "Je staat daar op de wachtlijst."),
        ("offered", "Daar houden we een plaats voor je vrij tot "),
    ],
)
def test_a_change_is_told_in_the_words_of_where_somebody_stands(state, said, django_capture_on_commit_callbacks):
    event = EventFactory(title="Leren", capacity=1)
    if state == "waiting":
        registered(event)
    own = registered(event)
    until = timezone.now() + timedelta(hours=24) if state == "offered" else None
    Registration.objects.filter(pk=own.pk).update(state=state, offered_until=until)
    post()
    with django_capture_on_commit_callbacks(execute=True):
        change(own.event, place_name="Elders")
    subject, to = "Er is iets veranderd: Leren", [own.member_email]
    [letter] = [one for one in mail.outbox if one.subject == subject and one.to == to]

    assert said in letter.body


@pytest.mark.parametrize("how", ["cancelled", "removed", "called off"])
def test_only_who_had_a_place_gets_a_file_that_takes_it_out_of_the_calendar(how):
    event = EventFactory(capacity=1, organiser=MemberFactory(groups=[ORGANISERS]))
    waiting, seated = [registered(event) for _ in range(2)][::-1]
    post()
    if how == "cancelled":
        cancel(waiting)
        cancel(seated)
    elif how == "removed":
        services.remove_registrations(event=event, by=event.owner, keys=[waiting.pk, seated.pk])
    else:
        call_off(event)
    files = {one.to[0]: len(one.attachments) for one in post()}

    assert files == {waiting.member.email: 0, seated.member.email: 1}


@pytest.mark.parametrize("why", ["cancelled", "called off", "moved", "never", "waiting"])
def test_nobody_is_reminded_of_what_is_no_more(why):
    start = timezone.now() + timedelta(hours=12)
    event = EventFactory(starts_at=start, ends_at=start + timedelta(hours=1), capacity=1)
    own = early(event)
    if why == "waiting":
        early(event)
    post()
    services.remind()
    if why == "cancelled":
        Registration.objects.filter(pk=own.pk).update(state="cancelled", cancelled_at=timezone.now())
    if why == "called off":
        EventPage.objects.filter(pk=event.pk).update(cancelled_at=timezone.now())
    if why == "moved":
        EventPage.objects.filter(pk=event.pk).update(starts_at=start + timedelta(minutes=30))
    if why == "never":
        Choice.objects.create(member=own.member, kind="reminders", frequency="never")

    assert len(post()) == (1 if why == "waiting" else 0)


def test_an_event_moved_over_the_change_of_the_clock_keeps_its_hour(django_capture_on_commit_callbacks):
    """From winter time to summer time: the mail and the file both say ten in the morning."""
    zone = timezone.get_default_timezone()
    winter, summer = (datetime(2027, 3, day, 10, tzinfo=zone) for day in (27, 28))
    event = EventFactory(title="Leren", starts_at=winter, ends_at=winter + timedelta(hours=2), register_by=winter)
    own, other = registered(event), registered(event)
    cancel(other)
    post()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        change(event, starts_at=summer, ends_at=summer + timedelta(hours=2), register_by=summer)
    [message] = [*mail.outbox, *post()]

    assert message.to == [own.member.email]
    assert "27 maart 2027" in message.body
    assert "28 maart 2027" in message.body
    assert message.body.count("10:00") >= 2
    assert "11:00" not in message.body
    content, said = calendar_in(message)
    assert "BEGIN:VTIMEZONE" in content
    assert said["DTSTART"].dt.astimezone(UTC) == datetime(2027, 3, 28, 8, tzinfo=UTC)
    assert said["DTEND"].dt - said["DTSTART"].dt == timedelta(hours=2)
    own.refresh_from_db()
    assert own.is_in
    assert EventPage.objects.get(pk=event.pk).places_taken == 1
