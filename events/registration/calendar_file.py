"""The event as a file for somebody's own calendar, with the link for who has a place."""

from datetime import UTC

from django.utils import timezone
from icalendar import Calendar

from events.agenda.calendars import event_calendar
from events.registration.models import Registration
from events.registration.permissions import sees_link

MEDIA_TYPE = "text/calendar"
Attachment = tuple[str, bytes, str]


def calendar_of(own: Registration) -> bytes:
    """The same event as in the public file, under the same identity, so that it takes its place."""
    file = event_calendar(event=own.event, online_link=sees_link(own, own.event))
    return _stamped(Calendar.from_ical(file))


def invitation(own: Registration) -> Attachment:
    return f"{own.event.slug}.ics", calendar_of(own), MEDIA_TYPE


def cancellation(own: Registration) -> Attachment:
    """Takes it out of the calendar: also when the event goes on, and only this person does not come."""
    calendar = Calendar.from_ical(event_calendar(event=own.event, online_link=False))
    calendar.add("method", "CANCEL")
    for said in calendar.walk("VEVENT"):
        said.pop("STATUS", None)
        said.add("status", "CANCELLED")
    return f"{own.event.slug}.ics", _stamped(calendar), MEDIA_TYPE


def _stamped(calendar: Calendar) -> bytes:
    """With the moment of this very file: who cancels and comes back gets two files of the same event under the same
    number, of which the later one holds.
    """
    for said in calendar.walk("VEVENT"):
        said.pop("DTSTAMP", None)
        said.add("dtstamp", timezone.now().astimezone(UTC).replace(microsecond=0))
    content: bytes = calendar.to_ical()
    return content
