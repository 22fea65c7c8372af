"""The month as a calendar."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from events.agenda.month import calendar_of
from events.agenda.periods import Month
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NOVEMBER = Month(2026, 11)


def at(month, day, hour=10, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=timezone.get_default_timezone())


def days_of(calendar):
    return {day.day.day: [one.title for one in day.events] for week in calendar.weeks for day in week if day.events}


def test_weeks_begin_on_monday_and_hold_the_whole_month():
    weeks = calendar_of(NOVEMBER, None).weeks

    assert {len(week) for week in weeks} == {7}
    assert (weeks[0][0].day.isoformat(), weeks[-1][-1].day.isoformat()) == ("2026-10-26", "2026-12-06")
    assert sum(day.is_in_month for week in weeks for day in week) == 30


def test_events_stand_on_each_of_their_days():
    EventFactory(title="Tweedaags", starts_at=at(10, 31, 20), ends_at=at(11, 2, 12))
    EventFactory(title="Tot middernacht", starts_at=at(11, 24, 20), ends_at=at(11, 25, 0))
    EventFactory(title="Laatste uur", starts_at=at(11, 30, 23), ends_at=at(11, 30, 23, 30))
    EventFactory(title="December", starts_at=at(12, 1, 0), ends_at=at(12, 1, 1))
    calendar = calendar_of(NOVEMBER, None)

    assert calendar.count == 3
    assert days_of(calendar) == {1: ["Tweedaags"], 2: ["Tweedaags"], 24: ["Tot middernacht"], 30: ["Laatste uur"]}


def test_october_ends_after_the_clock_went_back():
    EventFactory(title="Nacht", starts_at=at(10, 31, 23), ends_at=at(10, 31, 23, 59))

    assert days_of(calendar_of(Month(2026, 10), None)) == {31: ["Nacht"]}
    assert days_of(calendar_of(NOVEMBER, None)) == {}


def test_members_only_shows_to_members_alone(client):
    EventFactory(title="Besloten", starts_at=at(11, 24), members_only=True)

    assert calendar_of(NOVEMBER, None).count == 0
    assert calendar_of(NOVEMBER, MemberFactory()).count == 1
    assert "Besloten" not in client.get("/agenda/maand/2026-11/").content.decode()


@pytest.mark.parametrize("slug", ["2026-13", "2026-1", "x", "1999-12", "2101-01", "2026-11-01", "%00"])
def test_what_is_no_month_is_not_there(client, slug):
    assert client.get(f"/agenda/maand/{slug}/").status_code == 404


def test_this_month_and_the_months_around_it(client):
    now = Month.of(timezone.localdate())
    assert client.get("/agenda/maand/").url == f"/agenda/maand/{now.slug}/"
    text = client.get("/agenda/maand/2026-12/").content.decode()

    assert 'href="/agenda/maand/2026-11/"' in text
    assert 'href="/agenda/maand/2027-01/"' in text
    assert 'rel="next"' not in client.get("/agenda/maand/2100-12/").content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_month_costs_the_same_for_any_number(client, known_site, django_assert_num_queries, number):
    for place in range(number):
        EventFactory(starts_at=at(11, place % 30 + 1))
    client.get("/over/")
    with django_assert_num_queries(3):
        answer = client.get("/agenda/maand/2026-11/")
    assert answer.context["calendar"].count == number
    assert timedelta(0) < answer.context["calendar"].weeks[1][0].day - answer.context["calendar"].weeks[0][0].day
