"""Whose registration changed while an organiser wrote to it gets no mail, and the organiser reads how many that are."""

from uuid import uuid4

import pytest

from cop.notifications.models import Delivery
from events.organising.models import BulkMail
from events.registration.models import Registration
from events.registration.services import cancel_registration, remove_registration
from tests.factories.agenda import EventFactory
from tests.factories.registration import registered
from tests.organising.test_table import act, at

pytestmark = pytest.mark.django_db
ONE = "1 persoon uit je keuze krijgt de mail niet"
TWO = "2 mensen uit je keuze krijgen de mail niet"


def typed(page):
    return {"subject": "Zaal", "text": "Zaal 4.", "request_key": str(uuid4()), **page.context["choice"]}


def send(client, event, values):
    return client.post(at("mail", event), {**values, "stap": "versturen"}, follow=True).content.decode()


def reached():
    return set(Delivery.objects.filter(key__startswith="event-bulk:").values_list("member_id", flat=True))


def test_who_cancelled_or_was_removed_meanwhile(signed_in, event, organiser):
    stays, leaves, removed = rows = [registered(event) for _ in range(3)]
    values = typed(act(signed_in, event, "mail", *rows))
    cancel_registration(registration=leaves, by=leaves.member)
    remove_registration(registration=removed, by=organiser)

    seen = signed_in.post(at("mail", event), {**values, "stap": "bekijken"})
    assert (seen.context["number"], TWO in seen.content.decode()) == (1, True)
    assert "De mail gaat naar 1 persoon. " + TWO in send(signed_in, event, values)
    assert reached() == {stays.member_id}
    # The same form again is the same mail, and says the same.
    assert TWO in send(signed_in, event, values)
    assert BulkMail.objects.get().recipients == 1


def test_nothing_is_said_when_everybody_gets_it(signed_in, event):
    page = send(signed_in, event, typed(act(signed_in, event, "mail", registered(event))))
    assert "De mail gaat naar 1 persoon." in page
    assert "uit je keuze" not in page


def test_who_got_a_place_meanwhile_reads_nothing_that_was_meant_for_who_waits(signed_in, organiser):
    event = EventFactory(organiser=organiser, capacity=1)
    first, moves_up, waits = [registered(event) for _ in range(3)]
    values = typed(act(signed_in, event, "mail", alles="1", stand="waiting"))
    cancel_registration(registration=first, by=first.member)

    assert ONE in send(signed_in, event, values)
    assert reached() == {waits.member_id}
    assert Registration.objects.get(pk=moves_up.pk).is_in


def test_who_cancelled_earlier_is_written_to_when_that_is_the_list(signed_in, event):
    gone = registered(event)
    cancel_registration(registration=gone, by=gone.member)
    page = act(signed_in, event, "mail", alles="1", stand="cancelled")
    assert page.context["number"] == 1

    assert "uit je keuze" not in send(signed_in, event, typed(page))
    assert reached() == {gone.member_id}


def test_a_closed_account_is_left_out_and_said(signed_in, event):
    stays, closed = registered(event), registered(event)
    values = typed(act(signed_in, event, "mail", stays, closed))
    type(closed.member).objects.filter(pk=closed.member_id).update(is_active=False)

    assert ONE in send(signed_in, event, values)
    assert reached() == {stays.member_id}


def test_nobody_left_keeps_what_was_typed(signed_in, event):
    only = registered(event)
    values = typed(act(signed_in, event, "mail", only))
    cancel_registration(registration=only, by=only.member)
    page = signed_in.post(at("mail", event), {**values, "stap": "versturen"})

    assert page.status_code == 409
    assert "Zaal 4." in page.content.decode()
    assert not BulkMail.objects.exists()
