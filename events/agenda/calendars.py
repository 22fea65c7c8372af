"""Events as iCalendar (RFC 5545). The library folds and escapes; here is what is said.

`DTSTAMP` is when the event changed last, not when it was asked: the same event gives the same bytes.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from cop.core.models import CommunitySettings
from events.agenda.models import EventPage

ZONE = "Europe/Amsterdam"
RENEW_AFTER = timedelta(hours=6)  # how often a calendar looks again, as far as it listens
SUMMER, WINTER = timedelta(hours=2), timedelta(hours=1)


def event_calendar(*, event: EventPage, online_link: bool) -> bytes:
    """A calendar with one event; with `online_link` the link is in it, for who registered and nobody else."""
    return calendar_of_events([event], name=event.title, online_link=online_link)


def calendar_of_events(events: Iterable[EventPage], *, name: str, online_link: bool = False) -> bytes:
    """What one downloads or subscribes to. No other than public events go into what everybody may ask."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{CommunitySettings.load().name}//agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", RENEW_AFTER, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(_timezone())
    for event in events:
        calendar.add_component(_event(event, online_link=online_link))
    written: bytes = calendar.to_ical()
    return written


def _event(event: EventPage, *, online_link: bool) -> Event:
    url = f"{settings.BASE_URL}{event.get_url()}"
    link = event.online_link if online_link else ""
    changed = (event.changed_at or event.last_published_at or timezone.now()).astimezone(UTC).replace(microsecond=0)
    said = Event()
    said.add("uid", str(event.ics_uid))
    said.add("sequence", event.ics_sequence)
    said.add("dtstamp", changed)
    said.add("last-modified", changed)
    for name, moment in (("dtstart", event.starts_at), ("dtend", event.ends_at)):
        said.add(name, timezone.localtime(moment, timezone.get_default_timezone()))
    said.add("summary", event.title)
    said.add("description", "\n\n".join(filter(None, _lines(event, url, link))))
    said.add("url", url)
    said.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    _add_place(said, event, link)
    return said


def _lines(event: EventPage, url: str, link: str) -> list[str]:
    cancelled = _("This event does not go on. %(reason)s") % {"reason": event.cancel_reason}
    online = _("Online: %(link)s") % {"link": link} if link else ""
    return [cancelled.strip() if event.is_cancelled else "", event.summary, online, url]


def _add_place(said: Event, event: EventPage, link: str) -> None:
    place = ", ".join(filter(None, (event.place_name, event.address))) or (_("Online") if event.is_online else "")
    if place:
        said.add("location", place)
    if link:
        said.add("conference", link, {"VALUE": "URI", "LABEL": _("Online")})


def _timezone() -> Timezone:
    """The clock of the Netherlands by its rule: back an hour in October, on an hour in March."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, name, month, hour, was, becomes in (
        (TimezoneDaylight, "CEST", 3, 2, WINTER, SUMMER),
        (TimezoneStandard, "CET", 10, 3, SUMMER, WINTER),
    ):
        part: Any = kind()
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001
        part.add("tzoffsetfrom", was)
        part.add("tzoffsetto", becomes)
        part.add("tzname", name)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
