"""What an organiser typed when the session ended stands there again after signing in."""

import pytest
from django.core import mail

from events.organising.models import Afterwards, BulkMail
from tests.factories.registration import registered

pytestmark = pytest.mark.django_db


def after_signing_in(client, organiser, address, fields):
    """Sent without a session, then asked for again, as the sign-in does with `next`."""
    sent = client.post(address, fields)
    assert sent["Location"].startswith("/accounts/login/")
    client.force_login(organiser)
    return client.get(address)


def test_a_mail_stands_there_again_for_those_who_were_chosen(client, event, organiser):
    own = registered(event)
    fields = {"gekozen": [own.pk], "subject": "Neem je laptop mee", "text": "Tot morgen.", "stap": "versturen"}
    shown = after_signing_in(client, organiser, f"{event.url}organiseren/mail/", fields)

    assert shown.status_code == 200
    assert [shown.context["form"][name].value() for name in ("subject", "text")] == [
        "Neem je laptop mee",
        "Tot morgen.",
    ]
    assert shown.context["number"] == 1
    assert "Je was uitgelogd" in shown.content.decode()
    assert (BulkMail.objects.count(), mail.outbox) == (0, [])


def test_notes_stand_there_again(client, past, organiser):
    shown = after_signing_in(client, organiser, f"{past.url}terugblik/", {"notes": "<p>Wat wij leerden.</p>"})

    assert shown.context["notes_form"]["notes"].value() == "<p>Wat wij leerden.</p>"
    assert "Je was uitgelogd" in shown.content.decode()
    assert not Afterwards.objects.exclude(notes="").exists()


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("organiseren/mail/", "organiseren/"),
        ("organiseren/keuze/", "organiseren/"),
        ("organiseren/weg/", "organiseren/"),
        ("terugblik/vragen/", "terugblik/"),
        ("terugblik/bestand/", "terugblik/"),
    ],
)
def test_who_lands_where_a_form_is_sent_goes_to_the_form(client, past, organiser, address, place):
    client.force_login(organiser)

    assert client.get(past.url + address)["Location"] == past.url + place
