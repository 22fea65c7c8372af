"""An organiser or an editor types fewer places than are taken: no, and what can be instead, in one press."""

import html5lib
import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from cop.core.roles import EDITORS, ORGANISERS
from events.agenda.models import EventPage
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = pytest.mark.django_db


def form_with(page, field):
    root = html5lib.parse(page.content.decode(), namespaceHTMLElements=False)
    return next(one for one in root.iter("form") if any(row.get("name") == field for row in one.iter("input")))


def typed_in(form):
    """{name: values} as a browser sends them, without a button."""
    sent = {}
    for one in form.iter():
        name, kind = one.get("name"), one.get("type")
        if not name or one.tag not in {"input", "textarea", "select"} or kind in {"submit", "file"}:
            continue
        if kind in {"checkbox", "radio"} and one.get("checked") is None:
            continue
        chosen = [row.get("value") for row in one.iter("option") if row.get("selected") is not None]
        values = (
            chosen if one.tag == "select" else [(one.text or "") if one.tag == "textarea" else one.get("value", "")]
        )
        sent.setdefault(name, []).extend(values)
    return sent


def offer(page):
    """The button beside the number, or None."""
    form = form_with(page, "capacity")
    return next((one for one in form.iter("button") if one.get("name") == "capacity"), None)


@pytest.fixture(params=["site", "admin"])
def where(request, client):
    """(the event, with three of four places taken; the address of the form that asks for its number of places)"""
    by = MemberFactory(groups=[ORGANISERS if request.param == "site" else EDITORS])
    client.force_login(by)
    event = EventFactory(organiser=by, capacity=4, audience="Recruiters")
    for _ in range(3):
        registered(event)
    if request.param == "site":
        return event, reverse("publishing:edit-step", args=[event.pk, "aanmelden"])
    return event, f"/beheer/pages/{event.pk}/edit/"


def capacity_of(event):
    return EventPage.objects.get(pk=event.pk).get_latest_revision_as_object().capacity


def test_the_number_that_is_taken_is_kept_in_one_press(client, where):
    event, address = where
    sent = typed_in(form_with(client.get(address), "capacity")) | {"capacity": "2", "guests_allowed": "1"}
    page = client.post(address, sent)

    assert "Er zijn al 3 plaatsen bezet. Vul 3 of meer in" in page.content.decode()
    assert capacity_of(event) == 4
    button = offer(page)
    assert ("".join(button.itertext()), button.get("value")) == ("Houd 3 plaatsen", "3")
    again = typed_in(form_with(page, "capacity"))
    assert (again["capacity"], again["guests_allowed"]) == (["2"], ["1"])

    kept = client.post(address, again | {"capacity": ["2", button.get("value")]})

    assert kept.status_code == 302
    saved = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    assert (saved.capacity, saved.guests_allowed, saved.audience) == (3, 1, "Recruiters")
    assert event.registrations.live().count() == 3


def test_who_registers_meanwhile_is_counted_at_the_next_press(client, where):
    event, address = where
    sent = typed_in(form_with(client.get(address), "capacity"))
    page = client.post(address, sent | {"capacity": "2"})
    registered(event)

    again = client.post(address, typed_in(form_with(page, "capacity")) | {"capacity": ["2", "3"]})

    assert offer(again).get("value") == "4"
    assert capacity_of(event) == 4


def test_enough_places_offer_nothing(client, where):
    event, address = where
    page = client.get(address)
    assert offer(page) is None

    assert client.post(address, typed_in(form_with(page, "capacity")) | {"capacity": "3"}).status_code == 302
    assert capacity_of(event) == 3


def test_in_english_as_well(client, settings):
    organiser = MemberFactory(groups=[ORGANISERS])
    client.force_login(organiser)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    event = EventFactory(organiser=organiser, capacity=4)
    registered(event)
    address = reverse("publishing:edit-step", args=[event.pk, "aanmelden"])
    page = client.post(address, typed_in(form_with(client.get(address), "capacity")) | {"capacity": "0"})

    assert "".join(offer(page).itertext()) == "Keep 1 place"
    assert "1 place is taken already." in page.content.decode()


@pytest.mark.parametrize(("taken", "said"), [(1, "Keep 1 place"), (3, "Keep 3 places")])
def test_in_the_admin_in_the_language_of_the_editor(client, taken, said):
    editor = MemberFactory(groups=[EDITORS])
    UserProfile.objects.create(user=editor, preferred_language="en")
    client.force_login(editor)
    event = EventFactory(organiser=editor, capacity=4)
    for _ in range(taken):
        registered(event)
    address = f"/beheer/pages/{event.pk}/edit/"
    page = client.post(address, typed_in(form_with(client.get(address), "capacity")) | {"capacity": "0"})

    button = offer(page)
    assert ("".join(button.itertext()).strip(), button.get("value")) == (said, str(taken))
    assert f"{taken} place{'s are' if taken > 1 else ' is'} taken already." in page.content.decode()
    kept = client.post(address, typed_in(form_with(page, "capacity")) | {"capacity": ["0", button.get("value")]})
    assert kept.status_code == 302
    assert capacity_of(event) == taken
