"""When an event is, in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.agenda.models import EventPage

DAY_AND_TIME = "D j F Y, H:i"


def moment(at: datetime) -> str:
    """On the clock here: "di 24 november 2026, 14:00"."""
    return date_format(timezone.localtime(at), DAY_AND_TIME).lower()


def when_of(event: EventPage) -> str:
    """From start to end; the day of the end only when it is another one. "" for an event without a time."""
    if event.starts_at is None:
        return ""
    start = moment(event.starts_at)
    if event.ends_at is None:
        return start
    first, last = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    end = date_format(last, "H:i") if first.date() == last.date() else moment(event.ends_at)
    return _("%(start)s to %(end)s") % {"start": start, "end": end}
