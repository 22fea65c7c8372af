"""An offered place past its moment, while nothing has taken it back yet: for everybody it is no more."""

import csv
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from cop.core.roles import ORGANISERS
from cop.members.own_data import own_parts
from cop.notifications.models import Delivery
from events.agenda.models import EventPage
from events.registration import services
from events.registration.errors import NothingToCancel, OfferGone, RegistrationGone
from events.registration.letters import compose
from events.registration.models import Registration, State
from events.registration.own import coming_of
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(capacity=1, offer_hours=24, organiser=MemberFactory(groups=[ORGANISERS]))


@pytest.fixture
def lost(event):
    """Who was offered the only place and let its moment pass; somebody waits behind."""
    first, own, _behind = registered(event), registered(event), registered(event)
    services.cancel_registration(registration=first, by=first.member)
    Registration.objects.filter(pk=own.pk).update(offered_until=timezone.now() - timedelta(seconds=1))
    return Registration.objects.select_related("event").get(pk=own.pk)


def at(name, event):
    return reverse(f"registration:{name}", args=[event.slug])


def test_it_counts_nowhere_as_one_that_stands(event, lost):
    assert (lost.state, lost.is_live, lost.state_now) == (State.OFFERED, False, State.CANCELLED)
    here = Registration.objects.filter(event=event)
    assert lost not in here.live()
    assert lost not in here.seated()
    assert lost in here.ended()
    assert list(coming_of(lost.member, timezone.now())) == []


def test_no_service_takes_it_for_one_that_stands(event, lost):
    with pytest.raises(OfferGone):
        services.accept_offer(registration=lost, by=lost.member)
    with pytest.raises(NothingToCancel):
        services.cancel_registration(registration=lost, by=lost.member)
    with pytest.raises(NothingToCancel):
        services.remove_registration(registration=lost, by=event.owner)
    with pytest.raises(RegistrationGone):
        services.change_registration(registration=lost, by=lost.member, guests=0, answers={}, shows_name=True)


def test_the_form_is_one_for_who_is_not_registered_and_gives_a_place_in_line(client, event, lost):
    client.force_login(lost.member)
    assert client.get(at("register", event)).context["own"] is None

    client.post(at("register", event), {"request_key": uuid4()})

    rows = Registration.objects.filter(event=event).order_by("pk")
    assert [one.state for one in rows] == ["cancelled", "cancelled", "offered", "waiting"]
    assert rows[3].member == lost.member


@pytest.mark.parametrize("door", ["cancel", "take-place"])
def test_its_addresses_lead_back_with_a_sentence_and_the_place_goes_on(client, event, lost, door):
    client.force_login(lost.member)
    page = client.post(at(door, event), follow=True)

    assert page.redirect_chain[-1][0].startswith(event.url)
    assert [str(one) for one in page.context["messages"]]
    assert [one.state for one in Registration.objects.filter(event=event).order_by("pk")][1:] == [
        "cancelled",
        "offered",
    ]


def test_who_opens_the_page_to_cancel_is_sent_back(client, event, lost):
    client.force_login(lost.member)
    assert client.get(at("cancel", event)).status_code == 302


def test_taking_a_place_settles_what_ran_out_beside_it():
    event = EventFactory(capacity=2, offer_hours=24)
    first, second, third, fourth, fifth = (registered(event) for _ in range(5))
    for one in (first, second):
        services.cancel_registration(registration=one, by=one.member)
    Registration.objects.filter(pk=third.pk).update(offered_until=timezone.now())

    services.accept_offer(registration=fourth, by=fourth.member)

    states = [Registration.objects.get(pk=one.pk).state for one in (third, fourth, fifth)]
    assert states == ["cancelled", "registered", "offered"]
    event.refresh_from_db()
    assert (event.places_taken, event.waiting) == (2, 0)


def test_what_changes_is_told_to_nobody_who_lost_it(event, lost):
    EventPage.objects.filter(pk=event.pk).update(ics_sequence=event.ics_sequence + 1, place_name="Elders")
    services.tell_changes(event=event)
    changed = Delivery.objects.filter(key__contains=":changed:")
    assert lost.member_id not in set(changed.values_list("member_id", flat=True))


def test_of_an_event_that_was_called_off_nobody_reads_to_register_again(event, lost):
    EventPage.objects.filter(pk=event.pk).update(cancelled_at=timezone.now())
    services.expire_offers()
    assert compose(lost.member, {"registration": lost.pk, "what": "expired"}) is None


def test_an_organiser_sees_it_among_what_was_cancelled(client, event, lost):
    client.force_login(event.owner)
    table = reverse("organising:table", args=[event.slug])

    def found(state):
        return [one.pk for one in client.get(f"{table}?stand={state}").context["table"].page]

    assert lost.pk not in found("")
    assert found("offered") == []
    assert lost.pk in found("cancelled")
    assert "Plaats aangeboden" not in client.get(f"{table}?stand=cancelled").content.decode().partition("<tbody>")[2]
    got = client.get(reverse("organising:export-csv", args=[event.slug]))
    lines = list(csv.reader(b"".join(got.streaming_content).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [line[3] for line in lines[1:]] == ["Afgemeld", "Afgemeld", "Op de wachtlijst"]


def test_ones_own_data_say_so(lost):
    part = next(part for part in own_parts() if part.key == "aanmeldingen")
    assert [row["state"] for row in part.read(lost.member)] == ["Afgemeld"]
