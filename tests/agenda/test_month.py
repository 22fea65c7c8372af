"""The month as a calendar."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from cop.core import kept_fragments
from events.agenda import services
from events.agenda.models import EventPage
from events.agenda.month import calendar_of
from events.agenda.periods import Month, span_of
from tests.factories.agenda import EventFactory, at_ten
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
        EventFactory(starts_at=at(11, place % 3 + 1))
    client.get("/over/")
    with django_assert_num_queries(3):
        answer = client.get("/agenda/maand/2026-11/")
    assert answer.context["calendar"].count == number
    assert timedelta(0) < answer.context["calendar"].weeks[1][0].day - answer.context["calendar"].weeks[0][0].day


def busy(number, day=24, **facts):
    return [EventFactory(title=f"Nr {place:02}", starts_at=at(11, day, 8, place), **facts) for place in range(number)]


def shown_on(day, user=None):
    [found] = [one for week in calendar_of(NOVEMBER, user).weeks for one in week if one.day == date(2026, 11, day)]
    return [event.title for event in found.events], found.more


@pytest.mark.parametrize(("number", "shown", "more"), [(0, 0, 0), (4, 4, 0), (5, 3, 2), (30, 3, 27)])
def test_a_day_shows_the_first_few_and_says_how_many_more(number, shown, more):
    busy(number)

    assert shown_on(24) == ([f"Nr {place:02}" for place in range(shown)], more)
    assert calendar_of(NOVEMBER, None).count == number


def test_what_goes_on_since_an_earlier_day_counts_on_each_of_its_days():
    EventFactory(title="Drie dagen", starts_at=at(11, 23, 20), ends_at=at(11, 25, 12))
    busy(4)

    assert shown_on(24) == (["Drie dagen", "Nr 00", "Nr 01"], 2)
    assert (shown_on(23), shown_on(25)) == ((["Drie dagen"], 0), (["Drie dagen"], 0))


def test_how_many_more_is_of_what_the_reader_may_see(client):
    busy(4)
    for hour in (20, 21):
        EventFactory(title=f"Besloten {hour}", starts_at=at(11, 24, hour), members_only=True)
    EventFactory(title="Concept", starts_at=at(11, 24, 22), live=False)

    assert shown_on(24)[1] == 0
    assert shown_on(24, MemberFactory())[1] == 3
    assert "?wanneer=" not in client.get("/agenda/maand/2026-11/").content.decode()
    client.force_login(MemberFactory())
    assert "en nog 3" in client.get("/agenda/maand/2026-11/").content.decode()


def test_the_last_line_leads_to_everything_of_that_day(client):
    busy(6)
    EventFactory(title="Andere dag", starts_at=at(11, 25))
    text = client.get("/agenda/maand/2026-11/").content.decode()
    address = re.search(r'class="month__more" href="([^"]+)">en nog 3<', text).group(1)

    listing = client.get(address).context["listing"]
    assert [event.title for event in listing.page] == [f"Nr {place:02}" for place in range(6)]
    assert 'href="/agenda/maand/2026-11/"' in client.get(address).content.decode()


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 29, 23), (10, 25, 25)])
def test_a_day_on_which_the_clock_changes_is_as_long_as_it_is(client, month, day, hours):
    start, end = span_of(date(2026, month, day))
    EventFactory(title="Ervoor", starts_at=start - timedelta(hours=1), ends_at=start)
    EventFactory(title="Eerste minuut", starts_at=start, ends_at=start + timedelta(minutes=1))
    EventFactory(title="Laatste minuut", starts_at=end - timedelta(minutes=1), ends_at=end)
    EventFactory(title="Erna", starts_at=end, ends_at=end + timedelta(hours=1))

    assert end - start == timedelta(hours=hours)
    calendar = calendar_of(Month(2026, month), None)
    in_grid = [one.title for week in calendar.weeks for found in week for one in found.events if found.day.day == day]
    listing = client.get(f"/agenda/?wanneer=2026-{month:02}-{day}").context["listing"]
    assert in_grid == [event.title for event in listing.page] == ["Eerste minuut", "Laatste minuut"]
    assert [one.at for week in calendar.weeks for found in week for one in found.events if found.day.day == day] == [
        "00:00",
        "23:59",
    ]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_first_reader_after_a_change_costs_the_same_for_any_number(
    client, known_site, django_assert_num_queries, number
):
    events = busy(number)
    client.get("/agenda/maand/2026-11/")
    version = events[0].get_latest_revision_as_object()
    version.title = "Anders"
    version.save_revision().publish()
    client.get("/over/")

    with django_assert_num_queries(3):
        text = client.get("/agenda/maand/2026-11/").content.decode()
    assert "Anders" in text
    with django_assert_num_queries(2):
        assert "Anders" in client.get("/agenda/maand/2026-11/").content.decode()


def test_a_week_that_is_kept_follows_what_it_shows(client, organiser):
    start = at_ten(70).replace(day=24)
    moved = start.replace(day=3)
    event = EventFactory(title="Avond", starts_at=start, organiser=organiser)
    address = f"/agenda/maand/{start:%Y-%m}/"
    client.get(address)
    services.cancel_event(event=event, by=organiser, reason="Ziek.")

    assert "<s>Avond</s>" in client.get(address).content.decode()
    version = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    version.starts_at, version.ends_at = moved, moved + timedelta(hours=2)
    version.save_revision().publish()
    text = client.get(address).content.decode()
    assert text.count("<s>Avond</s>") == 1
    assert text.index("<s>Avond</s>") < text.index(f'datetime="{start:%Y-%m}-04"')


def test_of_a_month_only_the_day_that_changed_is_rendered_again(client, monkeypatch):
    events = [*busy(3, day=24), *busy(1, day=25)]
    client.get("/agenda/maand/2026-11/")
    version = events[0].get_latest_revision_as_object()
    version.title = "Anders"
    version.save_revision().publish()
    rendered = []
    kept = kept_fragments.get_template
    monkeypatch.setattr(kept_fragments, "get_template", lambda name: rendered.append(name) or kept(name))

    assert "Anders" in client.get("/agenda/maand/2026-11/").content.decode()
    assert rendered == ["agenda/_month_day.html"]


def test_seconds_and_less_do_not_move_an_event_to_another_day():
    EventFactory(title="Eerste tel", starts_at=at(11, 24, 0).replace(microsecond=1), ends_at=at(11, 24, 1))
    EventFactory(title="Laatste tel", starts_at=at(11, 23, 23), ends_at=at(11, 24, 0) - timedelta(microseconds=1))

    assert days_of(calendar_of(NOVEMBER, None)) == {23: ["Laatste tel"], 24: ["Eerste tel"]}
