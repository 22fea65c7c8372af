"""What a member gets of their registrations, and what stays of an account that goes."""

import json
from datetime import timedelta

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from cop.core.roles import ORGANISERS
from cop.members.models import Member
from cop.members.own_data import own_parts
from events.agenda.models import EventPage
from events.registration.models import Ended, Registration, RegistrationAnswer, State
from events.registration.participants import participants_of
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered

pytestmark = pytest.mark.django_db


def own_rows(member):
    [part] = [part for part in own_parts() if part.key == "aanmeldingen"]
    return list(part.read(member))


def test_a_member_gets_what_they_said_and_when():
    event = EventFactory(title="Zij-instroom", guests_allowed=2)
    question = asked(event)
    own = registered(event, guests=1, answers={question.pk: "Vlees"}, shows_name=True)
    registered(event, answers={question.pk: "Van een ander"})
    [row] = own_rows(own.member)

    assert (row["event"], row["guests"], row["email"]) == ("Zij-instroom", 1, own.member.email)
    assert row["answers"] == [{"question": "Wat eet je niet?", "answer": "Vlees"}]
    assert "Van een ander" not in json.dumps(row, cls=DjangoJSONEncoder)
    assert str(own.token) not in json.dumps(row, cls=DjangoJSONEncoder)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same(django_assert_num_queries, number):
    member = MemberFactory()
    for _ in range(number):
        event = EventFactory()
        registered(event, member, answers={asked(event).pk: "Vlees"})
    with django_assert_num_queries(2):
        assert len(own_rows(member)) == number


def past_event(own):
    then = timezone.now() - timedelta(days=3)
    EventPage.objects.filter(pk=own.event_id).update(starts_at=then, ends_at=then + timedelta(hours=1))


def test_who_is_deleted_leaves_a_number_and_no_name():
    event = EventFactory(guests_allowed=2)
    question = asked(event)
    own = registered(event, guests=2, answers={question.pk: "Vlees"}, shows_name=True)
    registered(event)
    Registration.objects.filter(pk=own.pk).update(attended=True)
    past_event(own)
    name, address = own.member_name, own.member_email
    own.member.delete()

    row = Registration.objects.get(pk=own.pk)
    assert (row.member_name, row.member_email, row.organisation_name) == ("Oud-lid", "", "")
    assert (row.state, row.attended, row.seats) == (State.REGISTERED, True, 3)
    assert not RegistrationAnswer.objects.exists()
    assert EventPage.objects.get(pk=event.pk).places_taken == 4
    assert participants_of(event).others == 4
    assert not Registration.objects.filter(member_name=name).exists()
    assert not Registration.objects.filter(member_email=address).exists()


def test_the_place_of_who_is_deleted_goes_to_who_waits():
    event = EventFactory(capacity=1)
    first, second = registered(event), registered(event)
    first.member.delete()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.ended) == (State.CANCELLED, Ended.ACCOUNT)
    assert second.is_in
    event.refresh_from_db()
    assert (event.places_taken, event.waiting) == (1, 0)


def test_several_members_are_deleted_at_once():
    event = EventFactory(capacity=2)
    rows = [registered(event) for _ in range(4)]
    Member.objects.filter(pk__in=[rows[0].member_id, rows[1].member_id, rows[2].member_id]).delete()

    assert list(Registration.objects.order_by("pk").values_list("state", flat=True)) == [
        *("cancelled", "cancelled", "cancelled"),
        "registered",
    ]
    event.refresh_from_db()
    assert (event.places_taken, event.waiting) == (1, 0)


def test_the_organiser_still_reads_the_table_after_a_member_is_deleted(client):
    organiser = MemberFactory(groups=[ORGANISERS])
    event = EventFactory(organiser=organiser)
    own = registered(event)
    past_event(own)
    own.member.delete()
    client.force_login(organiser)

    assert "Oud-lid" in client.get(f"/agenda/{event.slug}/organiseren/").content.decode()
