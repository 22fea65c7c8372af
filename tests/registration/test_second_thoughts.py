"""Who comes back to their registration: too late, twice, with more people, or to take their name off."""

import importlib
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from cop.core.errors import NotAllowed
from cop.core.roles import ORGANISERS
from events.agenda.models import EventPage
from events.registration import services
from events.registration.calendar_file import cancellation, invitation
from events.registration.errors import NoMoreGuests, RegistrationGone
from events.registration.models import QuestionKind, Registration, RegistrationAnswer, State
from events.registration.services import telling
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered
from tests.registration.visiting import address, send, text_of

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def put(event, **values):
    EventPage.objects.filter(pk=event.pk).update(**values)


def change(own, **values):
    kept = {"guests": own.guests, "answers": {}, "shows_name": own.shows_name}
    return services.change_registration(registration=own, by=own.member, **{**kept, **values})


@pytest.fixture
def too_late(member):
    """An offer that ran out, and that nothing has taken back yet; somebody else waits."""
    event = EventFactory(capacity=1, offer_hours=24)
    first, own, third = registered(event), registered(event, member), registered(event)
    services.cancel_registration(registration=first, by=first.member)
    Registration.objects.filter(pk=own.pk).update(offered_until=timezone.now() - HOUR)
    return own, third


def test_who_was_too_late_registers_anew_at_the_end_of_the_line(client, too_late):
    own, third = too_late
    page = client.get(own.event.url)
    assert address(own.event) in text_of(page)
    assert "niet meer voor jou" in text_of(page) or "niet op tijd" in text_of(page)
    assert own.event.title not in text_of(client.get(reverse("registration:list-own")))
    assert "Zet me op de wachtlijst" in text_of(client.get(address(own.event)))
    send(client, own.event)

    third.refresh_from_db()
    assert third.state == State.OFFERED
    assert list(Registration.objects.filter(member=own.member).order_by("pk").values_list("state", flat=True)) == [
        "cancelled",
        "waiting",
    ]


def test_a_change_of_what_is_no_more_says_so(too_late):
    own, _third = too_late
    with pytest.raises(RegistrationGone):
        change(own)


def test_a_button_that_is_pressed_twice_says_once_what_happened(client, member):
    event, key = EventFactory(guests_allowed=2), uuid4()
    question = asked(event, is_required=True)
    form = {"request_key": key, "guests": "1", f"question_{question.pk}": "Noten"}
    client.post(address(event), form)
    page = client.post(address(event), form, follow=True)

    assert "Je bent aangemeld. Je krijgt een mail" in text_of(page)
    assert "Gewijzigd." not in text_of(page)
    assert "Gewijzigd." in text_of(client.post(address(event), {**form, "guests": "2"}, follow=True))
    assert Registration.objects.get().guests == 2


def test_a_party_larger_than_the_event_does_not_wait_for_ever(client, member):
    event = EventFactory(capacity=3, guests_allowed=5)
    form = client.get(address(event)).context["form"]
    assert [value for value, _label in form.fields["guests"].choices] == ["0", "1", "2"]
    assert send(client, event, guests="3").status_code == 422
    with pytest.raises(NotAllowed):
        registered(event, guests=3)

    assert not Registration.objects.exists()


def test_after_the_deadline_one_brings_fewer_people_and_not_more(client, member):
    event = EventFactory(capacity=20, guests_allowed=5)
    own = registered(event, member, guests=2)
    put(event, register_by=timezone.now() - HOUR)
    form = client.get(address(event)).context["form"]
    assert [value for value, _label in form.fields["guests"].choices] == ["0", "1", "2"]
    with pytest.raises(NoMoreGuests):
        change(own, guests=3)
    change(own, guests=1)

    own.refresh_from_db()
    assert own.guests == 1


@pytest.mark.parametrize("when", ["coming", "begun", "been", "called off", "elsewhere"])
def test_ones_name_can_be_put_on_and_taken_off_at_any_time(client, member, when):
    event, reader = EventFactory(), MemberFactory()
    registered(event, member)
    registered(event, reader)
    now = timezone.now()
    values = {
        "coming": {},
        "begun": {"starts_at": now - HOUR, "ends_at": now + HOUR},
        "been": {"starts_at": now - 3 * HOUR, "ends_at": now - HOUR},
        "called off": {"cancelled_at": now},
        "elsewhere": {"registration_mode": "elders", "external_link": "https://elders.example/"},
    }
    put(event, title="Intervisie", **values[when])
    here = address(event, "list-participants")
    for shown in (True, False):
        page = client.post(here, {"shows_name": "1" if shown else ""}, follow=True)
        assert ("Je naam staat hier." in text_of(page)) is shown
        assert Registration.objects.get(member=member).shows_name is shown
        client.force_login(reader)
        assert (member.display_name in text_of(client.get(here))) is shown
        client.force_login(member)


def test_a_name_is_ones_own(client):
    own = registered(EventFactory(), shows_name=True)
    with pytest.raises(NotAllowed):
        services.show_name(registration=own, by=MemberFactory(), shows_name=False)
    services.cancel_registration(registration=own, by=own.member)
    with pytest.raises(RegistrationGone):
        services.show_name(registration=own, by=own.member, shows_name=False)


def test_an_organiser_who_does_not_come_has_no_name_to_put_on(client):
    organiser = MemberFactory(groups=[ORGANISERS])
    event = EventFactory(organiser=organiser)
    registered(event, shows_name=True)
    client.force_login(organiser)
    page = client.get(address(event, "list-participants"))

    assert page.status_code == 200
    assert 'name="shows_name"' not in text_of(page)
    assert client.post(address(event, "list-participants"), {"shows_name": "1"}).status_code == 200


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"starts_at": -HOUR, "ends_at": HOUR}, "De bijeenkomst is begonnen."),
        ({"starts_at": -3 * HOUR, "ends_at": -HOUR}, "Deze bijeenkomst is geweest."),
    ],
)
def test_who_is_in_and_comes_too_late_to_change_or_cancel_reads_that(client, member, values, said):
    event = EventFactory()
    registered(event, member)
    put(event, **{name: timezone.now() + ahead for name, ahead in values.items()})
    page = text_of(client.get(address(event)))
    cancelling = client.get(address(event, "cancel"), follow=True)

    assert "Je kunt je aanmelding niet meer wijzigen" in page
    assert said in page
    assert said in text_of(cancelling)
    assert cancelling.redirect_chain == [(event.url, 302)]
    assert Registration.objects.get().is_in


def test_looking_at_the_way_out_of_what_was_called_off_cancels_nothing(client, member):
    event = EventFactory()
    registered(event, member)
    put(event, cancelled_at=timezone.now())

    assert "Je hoeft je niet af te melden." in text_of(client.get(address(event, "cancel"), follow=True))
    assert Registration.objects.get().is_in


def test_an_answer_that_need_not_be_given_can_be_taken_back(client, member):
    event = EventFactory()
    choice = asked(event, "Wanneer?", kind=QuestionKind.CHOICE, choices="Ochtend\nMiddag")
    yes_no = asked(event, "Kom je met de trein?", kind=QuestionKind.YES_NO)
    must = asked(event, "Eet je mee?", kind=QuestionKind.YES_NO, is_required=True)
    given = {f"question_{choice.pk}": "Middag", f"question_{yes_no.pk}": "Ja", f"question_{must.pk}": "Nee"}
    send(client, event, **given)
    assert sorted(RegistrationAnswer.objects.values_list("value", flat=True)) == ["Ja", "Middag", "Nee"]
    client.post(address(event), {**given, f"question_{choice.pk}": "", f"question_{yes_no.pk}": ""})

    assert list(RegistrationAnswer.objects.values_list("value", flat=True)) == ["Nee"]
    assert text_of(client.get(address(event))).count("Geen antwoord") == 2


def test_answers_of_before_read_as_words():
    event = EventFactory()
    yes_no, text = asked(event, kind=QuestionKind.YES_NO), asked(event, "Hoe dan?")
    registered(event, answers={yes_no.pk: "Ja", text.pk: "yes"})
    RegistrationAnswer.objects.update(value="yes")
    migration = importlib.import_module("events.registration.migrations.0004_yes_and_no_in_words")
    migration.in_words(apps, None)

    assert dict(RegistrationAnswer.objects.values_list("question", "value")) == {yes_no.pk: "Ja", text.pk: "yes"}
    migration.as_sent(apps, None)
    assert set(RegistrationAnswer.objects.values_list("value", flat=True)) == {"yes"}


def soon(hours):
    start = timezone.now() + timedelta(hours=hours)
    event = EventFactory(starts_at=start, ends_at=start + HOUR)
    own = registered(event)
    Registration.objects.filter(pk=own.pk).update(created_at=timezone.now() - timedelta(days=30))
    return event


def test_who_just_read_of_another_time_is_not_reminded_of_it_as_well(django_capture_on_commit_callbacks):
    event = soon(hours=6 * 24)
    assert services.remind() == 1
    version = event.get_latest_revision_as_object()
    version.starts_at += timedelta(minutes=30)
    version.ends_at += timedelta(minutes=30)
    with django_capture_on_commit_callbacks(execute=True):
        version.save_revision().publish()

    assert Registration.objects.get().told[telling.TOLD_AT]
    assert services.remind() == 0
    # The day before is another matter.
    put(event, starts_at=timezone.now() + timedelta(days=1) - HOUR)
    Registration.objects.update(told={telling.TOLD_AT: (datetime.now(UTC) - timedelta(days=5)).isoformat()})
    assert services.remind() == 1


def test_who_cancels_and_comes_back_gets_a_later_file_of_the_same_event(monkeypatch):
    event = EventFactory()
    own = registered(event)

    def stamp(file):
        [said] = Calendar.from_ical(file[1]).walk("VEVENT")
        return said["DTSTAMP"].dt, said["SEQUENCE"], str(said["UID"])

    first = stamp(cancellation(own))
    in_a_while = timezone.now() + timedelta(minutes=5)
    monkeypatch.setattr(timezone, "now", lambda: in_a_while)
    later = stamp(invitation(own))
    assert later[0] > first[0]
    assert later[1:] == first[1:]


@pytest.mark.parametrize(("capacity", "said"), [(30, False), (3, True)])
def test_who_may_bring_more_people_than_there_is_room_for_reads_what_happens_then(client, member, capacity, said):
    event = EventFactory(capacity=capacity, guests_allowed=3)
    registered(event)

    assert ("Dan wacht je tot er plaats is voor jullie allemaal." in text_of(client.get(address(event)))) is said
