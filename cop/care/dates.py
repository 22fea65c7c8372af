"""Dates that are so many months on."""

import calendar
import datetime


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month, or its last day where that month is shorter: 31 January and 1 month is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
