"""A month as a calendar: weeks of days with what goes on, in one query whatever their number."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from events.agenda.models import EventPage
from events.agenda.periods import Month

COLUMNS = ("title", "slug", "starts_at", "ends_at", "cancelled_at")


@dataclass(frozen=True)
class DayEvent:
    """An event on one of its days; `at` is "" on a day that it does not begin on."""

    title: str
    slug: str
    is_cancelled: bool
    at: str


@dataclass
class Day:
    day: date
    is_in_month: bool
    is_today: bool
    events: list[DayEvent] = field(default_factory=list)


@dataclass(frozen=True)
class MonthCalendar:
    """`weeks` begin on Monday; days of the months around it are there and empty."""

    month: Month
    weeks: list[list[Day]]
    count: int

    @property
    def busy_days(self) -> int:
        return sum(bool(day.events) for week in self.weeks for day in week)


def calendar_of(month: Month, user: Any) -> MonthCalendar:
    """What this person may read of the month."""
    events = EventPage.objects.visible_to(user).between(*month.span()).values_list(*COLUMNS, named=True)
    weeks = _weeks(month)
    days = {day.day: day for week in weeks for day in week if day.is_in_month}
    count = 0
    for event in events:
        count += 1
        _put(event, days)
    return MonthCalendar(month, weeks, count)


def _weeks(month: Month) -> list[list[Day]]:
    first, today = month.first_day, timezone.localdate()
    start, end = first - timedelta(days=first.weekday()), month.next.first_day
    number = -(-(end - start).days // 7)
    days = [start + timedelta(days=place) for place in range(number * 7)]
    shown = [Day(day, Month.of(day) == month, day == today) for day in days]
    return [shown[place : place + 7] for place in range(0, len(shown), 7)]


def _put(event: Any, days: dict[date, Day]) -> None:
    """`event` is a row of COLUMNS. On every day of the month that it goes on; an end at midnight is of the day before."""
    start, end = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    last = max(start.date(), (end - timedelta(microseconds=1)).date())
    day = max(start.date(), min(days))
    while day <= min(last, max(days)):
        at = _clock(start) if day == start.date() else ""
        days[day].events.append(DayEvent(event.title, event.slug, event.cancelled_at is not None, at))
        day += timedelta(days=1)


def _clock(local: datetime) -> str:
    return f"{local:%H:%M}"
