"""The box about registering on the page of an event: in each state a sentence and what one can do next."""

from datetime import timedelta
from uuid import uuid4

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from events.agenda.models import EventPage
from events.registration.models import Registration
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered

pytestmark = pytest.mark.django_db

ELSEWHERE = "https://veendal.example/aanmelden"
HOUR = timedelta(hours=1)


def box(client, event):
    """Its text, and where its links and forms lead, without what the event's address begins with; None without a box."""
    page = html5lib.parse(client.get(event.url).content.decode(), namespaceHTMLElements=False)
    part = page.find(".//section[@id='aanmelding']")
    if part is None:
        return None
    to = [one.get("href") or one.get("action") for one in part.iter() if one.tag in ("a", "form")]
    return " ".join("".join(part.itertext()).split()), [one.removeprefix(event.url) for one in to]


def begun():
    return {"starts_at": timezone.now() - HOUR, "ends_at": timezone.now() + HOUR}


def been():
    return {"starts_at": timezone.now() - 3 * HOUR, "ends_at": timezone.now() - 2 * HOUR}


def closed():
    return {"register_by": timezone.now() - HOUR}


def elsewhere():
    return {"registration_mode": "elders", "external_link": ELSEWHERE}


def called_off():
    return {"cancelled_at": timezone.now()}


def put(event, values):
    EventPage.objects.filter(pk=event.pk).update(**values)


@pytest.mark.parametrize("who", ["visitor", "pending", "member"])
def test_who_may_come_in_is_told_what_comes_first(client, who):
    event = EventFactory(capacity=2)
    if who != "visitor":
        client.force_login(MemberFactory(pending=who == "pending"))
    text, leads = box(client, event)

    assert leads == {"visitor": ["aanmelden/", "/accounts/signup/"], "pending": [], "member": ["aanmelden/"]}[who]
    assert ("Nog 2 plaatsen vrij." in text) is (who != "pending")
    assert ("Je logt eerst in." in text) is (who == "visitor")
    assert ("zodra je bent toegelaten" in text) is (who == "pending")


@pytest.mark.parametrize(
    ("values", "said", "leads"),
    [
        (closed, "Aanmelden kon tot en met", ["/agenda/"]),
        (begun, "Deze bijeenkomst is begonnen.", ["/agenda/"]),
        (elsewhere, "op een andere site", [ELSEWHERE]),
    ],
)
def test_a_shut_door_says_why_and_what_else_there_is(client, values, said, leads):
    event = EventFactory(**values())
    text, there = box(client, event)

    assert said in text
    assert there == leads


@pytest.mark.parametrize("values", [been, called_off, lambda: {"registration_mode": "geen"}])
def test_what_the_page_says_itself_is_not_said_twice(client, values):
    event = EventFactory()
    put(event, values())

    assert box(client, event) is None


IN = ["deelnemers/", "agenda"]


@pytest.mark.parametrize(
    ("values", "said", "leads"),
    [
        (dict, "Je bent aangemeld", [*IN, "aanmelden/", "afmelden/"]),
        (closed, "Je bent aangemeld", [*IN, "aanmelden/", "afmelden/"]),
        (elsewhere, "Je bent aangemeld", [*IN, "afmelden/"]),
        (begun, "De bijeenkomst is begonnen.", IN),
        (been, "Je was aangemeld", ["deelnemers/"]),
        (called_off, "Je hoeft je niet af te melden.", ["/agenda/"]),
    ],
)
def test_who_is_in_can_do_what_holds_now(client, values, said, leads):
    event = EventFactory()
    own = registered(event)
    client.force_login(own.member)
    put(event, values())
    text, there = box(client, event)
    calendar = reverse("registration:own-calendar", args=[own.pk])

    assert said in text
    assert there == [calendar if one == "agenda" else one for one in leads]


@pytest.mark.parametrize(
    ("values", "said", "leads"),
    [
        (dict, "Je bent nummer 1.", ["aanmelden/", "afmelden/"]),
        (begun, "Er kwam geen plaats vrij.", []),
        (been, "Er kwam geen plaats vrij.", []),
    ],
)
def test_who_waits_reads_when_that_is_over(client, values, said, leads):
    event = EventFactory(capacity=1)
    registered(event)
    client.force_login(registered(event).member)
    put(event, values())
    text, there = box(client, event)

    assert said in text
    assert there == leads


@pytest.mark.parametrize("ahead", [HOUR, -HOUR])
def test_an_offer_has_a_button_as_long_as_it_stands(client, ahead):
    event = EventFactory(capacity=1, offer_hours=24)
    registered(event)
    own = registered(event)
    Registration.objects.filter(pk=own.pk).update(state="offered", offered_until=timezone.now() + ahead)
    client.force_login(own.member)
    text, leads = box(client, event)

    stands = ahead > timedelta()
    assert leads == (["plaats/", "aanmelden/", "afmelden/"] if stands else ["aanmelden/"])
    assert ("We houden een plaats voor je vrij" in text) is stands
    assert ("Je hebt hem niet op tijd aangenomen." in text) is not stands
    assert ("Je kunt op de wachtlijst." in text) is not stands


def test_who_signs_in_on_the_way_to_a_button_comes_back_to_its_page(client):
    event = EventFactory(capacity=1)
    take = reverse("registration:take-place", args=[event.slug])

    assert client.post(take)["Location"] == f"/accounts/login/?next={take}"
    client.force_login(MemberFactory())
    assert client.get(take)["Location"] == f"{event.url}#aanmelding"
    assert not Registration.objects.exists()


def test_what_was_typed_is_there_again_after_signing_in(client):
    event = EventFactory()
    question = asked(event, "Wat eet je niet?")
    register = reverse("registration:register", args=[event.slug])
    door = client.post(register, {"request_key": uuid4(), f"question_{question.pk}": "Noten"})
    client.force_login(MemberFactory())

    assert door["Location"] == f"/accounts/login/?next={register}"
    assert "Noten" in client.get(register).content.decode()
    assert not Registration.objects.exists()
