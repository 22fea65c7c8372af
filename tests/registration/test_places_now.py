"""What readers see of the places of an event while an offer ran out and nothing has taken it back yet."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cop.core.roles import ORGANISERS
from events.agenda.models import EventPage
from events.registration import services
from events.registration.models import Registration
from events.registration.places_now import read_places
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_site")]


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


def offered(organiser, *, behind=(), **fields):
    """An event of which all places are kept for one party, and parties of so many guests `behind` it in line."""
    event = EventFactory(**{"capacity": 1, "offer_hours": 24, "guests_allowed": 3, "organiser": organiser, **fields})
    first, _own = (registered(event, guests=event.capacity - 1) for _ in range(2))
    services.cancel_registration(registration=first, by=first.member)
    for guests in behind:
        registered(event, guests=guests)
    return EventPage.objects.get(pk=event.pk)


def run_out(event):
    """As after the last second of what is kept, without anything that looked since."""
    past = timezone.now() - timedelta(seconds=1)
    Registration.objects.filter(event=event, state="offered").update(offered_until=past)
    EventPage.objects.filter(pk=event.pk).update(offers_hold_until=past)
    return EventPage.objects.get(pk=event.pk)


def test_the_row_says_until_when_its_numbers_hold(organiser):
    event = offered(organiser)
    own = Registration.objects.get(event=event, state="offered")
    assert event.offers_hold_until == own.offered_until

    services.accept_offer(registration=own, by=own.member)
    event.refresh_from_db()
    assert event.offers_hold_until is None


def test_the_box_of_a_visitor_offers_the_place_that_is_free_again(client, organiser):
    event = run_out(offered(organiser))
    box = client.get(event.url).content.decode()
    assert "Nog 1 plaats vrij" in box
    assert "vol" not in box.partition('id="aanmelding"')[2].partition("</section>")[0]


def test_it_is_full_where_who_waits_takes_that_place(client, organiser):
    event = run_out(offered(organiser, behind=[0, 0]))
    page = client.get(event.url)
    assert "Deze bijeenkomst is vol" in page.content.decode()
    read_places([event], timezone.now())
    assert (event.places_taken, event.waiting) == (1, 1)


@pytest.mark.parametrize("behind", [[], [0], [1], [1, 0], [0, 1]])
def test_it_is_what_settling_gives(organiser, behind):
    event = run_out(offered(organiser, capacity=2, behind=behind))
    read_places([event], timezone.now())
    read = (event.places_taken, event.waiting)

    services.move_up(event=event)
    assert read == EventPage.objects.values_list("places_taken", "waiting").get(pk=event.pk)


def test_the_form_is_that_of_a_place_and_gives_one(client, organiser):
    event = run_out(offered(organiser))
    member = MemberFactory()
    client.force_login(member)
    page = client.get(reverse("registration:register", args=[event.slug]))
    assert (page.context["door"], page.context["free"]) == ("open", 1)


def test_organisers_read_it_in_their_table_and_their_list(client, organiser):
    event = run_out(offered(organiser))
    client.force_login(organiser)
    assert "0 plaatsen bezet" in client.get(reverse("organising:table", args=[event.slug])).content.decode()
    assert "0 plaatsen bezet" in client.get(reverse("registration:list-own")).content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_numbers_that_hold_cost_nothing_and_others_two_queries(organiser, number, django_assert_num_queries):
    events = [offered(organiser) for _ in range(number)]
    with django_assert_num_queries(0):
        read_places(events, timezone.now())
    events = [run_out(event) for event in events]
    with django_assert_num_queries(2):
        read_places(events, timezone.now())
    assert {event.places_taken for event in events} == {0}
