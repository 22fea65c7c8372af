"""The next events that somebody organises, on *My overview*."""

import pytest

from events.agenda.models import EventPage
from events.organising.panels import own_panel
from tests.factories.agenda import EventFactory, at_ten
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_site")]
HEADING = "Bijeenkomsten die ik organiseer"


def test_the_next_three_stand_there_with_who_comes_and_who_waits(signed_in, organiser):
    for days, title in ((40, "Vierde"), (30, "Derde"), (20, "Tweede")):
        EventFactory(title=title, organiser=organiser, days=days)
    first = EventFactory(title="Eerste", organiser=organiser, capacity=1)
    registered(first)
    registered(first)
    been = EventFactory(title="Geweest", organiser=organiser)
    EventPage.objects.filter(pk=been.pk).update(starts_at=at_ten(-7), ends_at=at_ten(-6))

    assert [one.title for one in own_panel(organiser)["events"]] == ["Eerste", "Tweede", "Derde"]
    page = signed_in.get("/mijn/").content.decode()
    assert HEADING in page
    assert "1 plaats bezet van 1 · op de wachtlijst: 1" in page
    assert "Geweest" not in page.partition(HEADING)[2].partition("</section>")[0]


def test_who_has_nothing_to_come_reads_nothing_of_it(signed_in, organiser):
    been = EventFactory(organiser=organiser)
    EventPage.objects.filter(pk=been.pk).update(starts_at=at_ten(-7), ends_at=at_ten(-6))
    EventFactory(organiser=MemberFactory())
    assert HEADING not in signed_in.get("/mijn/").content.decode()


def test_who_lost_the_role_reads_nothing_of_it(signed_in, organiser, event):
    organiser.groups.clear()
    assert own_panel(organiser)["events"] == []
    assert HEADING not in signed_in.get("/mijn/").content.decode()


def test_where_one_registers_elsewhere_no_number_is_made_up(signed_in, organiser):
    EventFactory(organiser=organiser, registration_mode="elders", external_link="https://elders.example/")
    assert "plaatsen bezet" not in signed_in.get("/mijn/").content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_one_query_for_any_number(signed_in, organiser, number, django_assert_num_queries):
    for _ in range(number):
        registered(EventFactory(organiser=organiser, capacity=5))
    signed_in.get("/mijn/")
    with django_assert_num_queries(11):
        signed_in.get("/mijn/")
    with django_assert_num_queries(1):
        own_panel(organiser)
