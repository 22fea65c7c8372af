"""What the pages of the room ask of the database: the same for any number of rows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.agenda.models import EventPage
from events.registration.models import Registration
from tests.factories.agenda import EventFactory, at_ten
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_site")]
NUMBERS = [1, 3, 30]


def asked(client, address, django_assert_num_queries, queries):
    """A page that was seen before."""
    assert client.get(address).status_code == 200
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    ("name", "queries"), [("organising:door", 10), ("organising:afterwards", 10), ("organising:helpers", 9)]
)
def test_a_page_of_an_event(signed_in, event, name, queries, number, django_assert_num_queries):
    for _ in range(number):
        registered(event)
        event.co_organiser_rows.create(member=MemberFactory())
    Registration.objects.filter(event=event).update(attended=True, checked_in_at=timezone.now())
    if name == "organising:afterwards":
        EventPage.objects.filter(pk=event.pk).update(starts_at=at_ten(-7), ends_at=at_ten(-7) + timedelta(hours=2))
    asked(signed_in, reverse(name, args=[event.slug]), django_assert_num_queries, queries)


@pytest.mark.parametrize("number", NUMBERS)
def test_whoever_is_found_at_the_door(signed_in, event, number, django_assert_num_queries):
    rows = [registered(event, MemberFactory(display_name=f"Anna {place}")) for place in range(number)]
    asked(signed_in, reverse("organising:door", args=[event.slug]) + "?q=Anna", django_assert_num_queries, 10)
    asked(signed_in, reverse("organising:check-in", args=[event.slug, rows[0].token]), django_assert_num_queries, 9)


@pytest.mark.parametrize("number", NUMBERS)
def test_what_one_organises(signed_in, organiser, number, django_assert_num_queries):
    for _ in range(number):
        registered(EventFactory(organiser=organiser))
    asked(signed_in, reverse("registration:list-own"), django_assert_num_queries, 9)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_page_of_the_event_itself(signed_in, event, number, django_assert_num_queries):
    for _ in range(number):
        registered(event)
    asked(signed_in, event.url, django_assert_num_queries, 12)
