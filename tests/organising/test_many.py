"""More registrations than a database takes values in one statement: whoever is chosen is reached, whatever the number."""

import sqlite3
from uuid import uuid4

import pytest
from django.db import connection

from cop.members.models import Member
from cop.notifications.models import Delivery
from events.agenda.announcing import told_now
from events.agenda.models import EventPage
from events.organising import services
from events.organising.models import BulkMail
from events.registration.models import Registration, State
from events.registration.services import tell_changes
from tests.factories.agenda import EventFactory
from tests.factories.registration import registered
from tests.organising.test_table import act, at

pytestmark = pytest.mark.django_db
MOST_VALUES, NUMBER = 999, 1_100


@pytest.fixture
def crowd(event):
    """`event` with many who are registered, in a database that takes fewer values at a time than they are."""
    about = {"status": Member.Status.ADMITTED, "is_active": True}
    members = Member.objects.bulk_create(
        [Member(email=f"lid{n}@veel.example", display_name=f"Lid {n}", **about) for n in range(NUMBER)]
    )
    told = {"told": told_now(event), "told_sequence": event.ics_sequence, "state": State.REGISTERED}
    Registration.objects.bulk_create(
        [
            Registration(event=event, member=one, member_name=one.display_name, member_email=one.email, **told)
            for one in members
        ]
    )
    if connection.vendor != "sqlite":
        yield event
        return
    before = connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, MOST_VALUES)
    yield event
    connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, before)


def keys_of(event):
    return list(Registration.objects.filter(event=event).values_list("pk", flat=True))


def test_a_mail_to_all_is_seen_and_sent(signed_in, crowd):
    page = act(signed_in, crowd, "mail", alles="1")
    assert page.context["number"] == NUMBER
    assert "1.100 mensen" in page.content.decode()
    typed = {"subject": "Zaal", "text": "Zaal 4.", "request_key": str(uuid4()), **page.context["choice"]}
    seen = signed_in.post(at("mail", crowd), {**typed, "stap": "bekijken"})
    assert seen.context["number"] == NUMBER

    signed_in.post(at("mail", crowd), {**typed, "stap": "versturen"})

    assert BulkMail.objects.get().recipients == NUMBER
    assert Delivery.objects.filter(key__startswith="event-bulk:").count() == NUMBER


def test_all_are_marked_and_removed(signed_in, crowd):
    act(signed_in, crowd, "aanwezig", alles="1")
    assert Registration.objects.filter(attended=True).count() == NUMBER
    page = act(signed_in, crowd, "weg", alles="1")
    assert page.context["number"] == NUMBER
    assert len(page.context["named"]) == 20

    signed_in.post(at("remove", crowd), page.context["choice"])

    assert Registration.objects.filter(state=State.CANCELLED).count() == NUMBER
    assert Delivery.objects.filter(key__contains=":removed:").count() == NUMBER


def test_all_are_told_what_changes(crowd):
    EventPage.objects.filter(pk=crowd.pk).update(ics_sequence=crowd.ics_sequence + 1, place_name="Elders")
    assert tell_changes(event=crowd) == NUMBER
    assert tell_changes(event=crowd) == 0


def test_who_waits_and_is_removed_as_well_gets_no_place_in_between(organiser):
    """Nobody reads that there is a place for them, and then that they were removed."""
    event = EventFactory(organiser=organiser, capacity=1)
    gone = [registered(event) for _ in range(3)]
    stays = registered(event)

    assert services.remove_in_bulk(event=event, by=organiser, keys=[one.pk for one in gone]) == 3

    told = Delivery.objects.filter(key__contains=":moved_up:")
    assert list(told.values_list("member_id", flat=True)) == [stays.member_id]
    stays.refresh_from_db()
    assert stays.is_in
