"""iCalendar: read by two libraries, and as bytes."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import vobject
from django.core.cache import cache
from django.utils import timezone
from django.utils.http import parse_http_date

from events.agenda import services
from events.agenda.calendars import event_calendar
from events.agenda.models import EventIndexPage, EventPage
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
LINK = "https://vergader.example/geheim-1234"


def at(year, month, day, hour=10):
    return datetime(year, month, day, hour, tzinfo=timezone.get_default_timezone())


def events_in(answer):
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


@pytest.mark.parametrize(
    ("start", "end", "utc"),
    [
        (at(2026, 3, 29), at(2026, 3, 29, 12), datetime(2026, 3, 29, 8, tzinfo=UTC)),
        (at(2026, 3, 28, 22), at(2026, 3, 29, 6), datetime(2026, 3, 28, 21, tzinfo=UTC)),
        (at(2026, 10, 25), at(2026, 10, 25, 12), datetime(2026, 10, 25, 9, tzinfo=UTC)),
        (at(2026, 10, 24, 22), at(2026, 10, 25, 6), datetime(2026, 10, 24, 20, tzinfo=UTC)),
    ],
)
def test_two_libraries_read_the_same_moments(start, end, utc):
    event = EventFactory(starts_at=start, ends_at=end)
    written = event_calendar(event=event, online_link=False)
    [one] = icalendar.Calendar.from_ical(written).walk("VEVENT")
    other = vobject.readOne(written.decode()).vevent

    assert one.decoded("dtstart").astimezone(UTC) == utc
    assert other.dtstart.value.astimezone(UTC) == utc
    assert one.decoded("dtend").astimezone(UTC) == other.dtend.value.astimezone(UTC) == end.astimezone(UTC)
    assert f"DTSTART;TZID=Europe/Amsterdam:{start:%Y%m%dT%H%M%S}".encode() in written


def test_lines_are_folded_ended_and_escaped():
    title = "Één avond, over data; én meer\\nog " + "ë" * 120
    event = EventFactory(title=title[:200], summary="Eerste zin, met komma; en puntkomma.")
    written = event_calendar(event=event, online_link=False)

    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    for line in written.split(b"\r\n"):
        line.decode()  # no letter is cut in two
    unfolded = written.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Één avond\\, over data\\; én meer\\\\nog" in unfolded
    assert icalendar.Calendar.from_ical(written).walk("VEVENT")[0]["summary"] == event.title
    assert vobject.readOne(written.decode()).vevent.summary.value == event.title


def test_the_zone_has_both_clocks():
    written = event_calendar(event=EventFactory(), online_link=False)
    [zone] = icalendar.Calendar.from_ical(written).walk("VTIMEZONE")

    assert zone["tzid"] == "Europe/Amsterdam"
    assert {part.name: part["tzoffsetto"].td for part in zone.subcomponents} == {
        "DAYLIGHT": timedelta(hours=2),
        "STANDARD": timedelta(hours=1),
    }


def test_the_link_is_only_for_who_registered(client):
    event = EventFactory(title="Webinar", online_link=LINK, place_name="", address="")

    assert LINK.encode() in event_calendar(event=event, online_link=True).replace(b"\r\n ", b"")
    for path in ("/agenda/webinar/agenda.ics", "/agenda/kalender.ics"):
        assert b"vergader.example" not in client.get(path).content.replace(b"\r\n ", b"")
    assert events_in(client.get("/agenda/kalender.ics"))[0]["location"] == "Online"


def test_a_change_and_a_cancellation_are_newer_versions_of_the_same(client, organiser, event):
    [before] = events_in(client.get("/agenda/kalender.ics"))
    version = event.get_latest_revision_as_object()
    version.place_name = "Een andere zaal"
    version.save_revision().publish()
    services.cancel_event(event=event, by=organiser, reason="Te weinig mensen.")
    [after] = events_in(client.get("/agenda/kalender.ics"))

    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 2)
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert "Te weinig mensen." in after["description"]
    assert after["url"].endswith("/agenda/intervisie/")
    assert {"dtstamp", "last-modified"} <= {name.lower() for name in after}


def test_members_only_is_in_no_public_calendar(client):
    region = RegionFactory(slug="noord")
    EventFactory(title="Besloten", members_only=True, regions=[region])
    EventFactory(title="Concept", live=False, regions=[region])
    client.force_login(MemberFactory())

    for path in ("/agenda/kalender.ics", "/agenda/kalender/noord.ics"):
        assert events_in(client.get(path)) == []
    assert len(events_in(client.get("/agenda/besloten/agenda.ics"))) == 1
    client.logout()
    assert client.get("/agenda/besloten/agenda.ics").status_code == 302
    assert client.get("/agenda/concept/agenda.ics").status_code == 404


def test_a_shared_cache_keeps_what_everybody_may_read_and_nothing_else(client):
    EventFactory(title="Besloten", members_only=True)
    EventFactory(title="Openbaar")
    client.force_login(MemberFactory())

    kept = {slug: client.get(f"/agenda/{slug}/agenda.ics")["Cache-Control"] for slug in ("besloten", "openbaar")}
    assert kept == {"besloten": "private, max-age=300", "openbaar": "public, max-age=300"}


@pytest.mark.parametrize("path", ["/agenda/kalender.ics", "/agenda/webinar/agenda.ics"])
def test_the_language_of_who_asks_first_is_not_everybodys(client, path):
    event = EventFactory(title="Webinar", online_link=LINK, place_name="", address="")
    EventPage.objects.filter(pk=event.pk).update(cancelled_at=timezone.now(), cancel_reason="Te weinig mensen.")
    english = client.get(path, headers={"Accept-Language": "en"})
    cache.clear()

    assert client.get(path, headers={"Accept-Language": "nl"}).content == english.content
    assert "gaat niet door" in english.content.decode()


def test_a_region_has_its_own(client):
    noord = RegionFactory(slug="noord")
    EventFactory(title="Daar", regions=[noord])
    EventFactory(title="Elders")

    assert [str(one["summary"]) for one in events_in(client.get("/agenda/kalender/noord.ics"))] == ["Daar"]
    assert client.get("/agenda/kalender/nergens.ics").status_code == 404


@pytest.mark.parametrize(
    "path", ["/agenda/kalender.ics", "/agenda/kalender/noord.ics", "/agenda/intervisie/agenda.ics"]
)
def test_who_has_it_is_told_so(client, event, path):
    RegionFactory(slug="noord")
    first = client.get(path)
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get(path, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    version = event.get_latest_revision_as_object()
    version.title = "Anders"
    version.save_revision().publish()

    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_same_event_gives_the_same_bytes():
    event = EventFactory()

    assert event_calendar(event=event, online_link=False) == event_calendar(
        event=EventPage.objects.get(pk=event.pk), online_link=False
    )


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_calendar_costs_the_same_for_any_number(client, known_site, django_assert_num_queries, number):
    for place in range(number):
        EventFactory(days=place + 1)
    client.get("/over/")
    with django_assert_num_queries(4):
        answer = client.get("/agenda/kalender.ics")
    assert len(events_in(answer)) == number


def test_how_to_subscribe(client):
    EventFactory(regions=[RegionFactory(slug="noord", name="Noord")])
    text = client.get("/agenda/kalender/").content.decode()

    assert "webcal://" in text
    assert "/agenda/kalender/noord.ics" in text


@pytest.mark.parametrize("taken", ["deleted", "unpublished"])
def test_who_asks_again_learns_that_an_event_is_gone(client, event, taken):
    EventFactory(title="Blijft")
    EventIndexPage.objects.update(renewed_at=timezone.now() - timedelta(hours=1))
    first = client.get("/agenda/kalender.ics")
    event.delete() if taken == "deleted" else event.unpublish()
    kept = {"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}
    answers = [client.get("/agenda/kalender.ics", headers=headers) for headers in kept]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [str(one["summary"]) for one in events_in(answers[0])] == ["Blijft"]
    assert answers[0]["ETag"] != first["ETag"]
    assert parse_http_date(answers[0]["Last-Modified"]) > parse_http_date(first["Last-Modified"])


def test_a_calendar_of_one_day_has_what_the_list_of_that_day_has(client):
    region = RegionFactory(slug="noord")
    EventFactory(title="Lang geleden", starts_at=at(2020, 3, 6), regions=[region])
    EventFactory(title="Die nacht", starts_at=at(2020, 3, 5, 23), ends_at=at(2020, 3, 6, 1))
    EventFactory(title="Besloten", starts_at=at(2020, 3, 6), members_only=True)
    EventFactory(title="Komt")

    def titles(path):
        return [str(one["summary"]) for one in events_in(client.get(path))]

    assert titles("/agenda/kalender.ics?wanneer=2020-03-06") == ["Die nacht", "Lang geleden"]
    assert titles("/agenda/kalender/noord.ics?wanneer=2020-03-06") == ["Lang geleden"]
    assert titles("/agenda/kalender.ics?wanneer=2020-03-07") == []
    assert titles("/agenda/kalender.ics?wanneer=2020-02-30") == ["Komt"]
    assert titles("/agenda/kalender.ics") == ["Komt"]
    feed = client.get("/feeds/agenda/?wanneer=2020-03-06").content.decode()
    assert [title in feed for title in ("Lang geleden", "Die nacht", "Besloten", "Komt")] == [True, True, False, False]
