"""Dates and times in words, on the clock of the Netherlands."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def span_in_words(start: datetime, end: datetime) -> str:
    """ "di 24 november 2026, 14:00 - 16:00"; over more days with both of them."""
    first, last = timezone.localtime(start), timezone.localtime(end)
    if first.date() == last.date():
        return f"{_day(first)}, {_time(first)} - {_time(last)}"
    return _("%(start)s until %(end)s") % {
        "start": f"{_day(first)}, {_time(first)}",
        "end": f"{_day(last)}, {_time(last)}",
    }


def moment_in_words(moment: datetime) -> str:
    """ "di 24 november 2026, 14:00"."""
    local = timezone.localtime(moment)
    return f"{_day(local)}, {_time(local)}"


def _day(local: datetime) -> str:
    return date_format(local, "D j F Y")


def _time(local: datetime) -> str:
    return date_format(local, "H:i")
