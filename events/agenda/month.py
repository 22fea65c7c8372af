"""A month as a calendar: weeks of days with what goes on, in one query whatever their number.

A day shows a few events at most, and says how many more there are: a full month is as short as any other one.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop.core.kept_fragments import render_each
from events.agenda.models import EventPage
from events.agenda.periods import Month, midnight

COLUMNS = ("title", "slug", "starts_at", "ends_at", "cancelled_at")
MOST_LINES = 4  # on a day; of more events the last line says how many


@dataclass(frozen=True)
class DayEvent:
    """An event on one of its days; `at` is "" on a day that it does not begin on."""

    title: str
    slug: str
    is_cancelled: bool
    at: str


@dataclass
class Day:
    """`events` are those that are shown, of `count`."""

    day: date
    weekday: str
    is_in_month: bool
    is_today: bool
    count: int = 0
    events: list[DayEvent] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """As it stands in an address."""
        return self.day.isoformat()

    @property
    def more(self) -> int:
        return self.count - len(self.events)

    @property
    def more_in_words(self) -> str:
        return _("and %(number)s more") % {"number": intcomma(self.more)}


@dataclass(frozen=True)
class MonthCalendar:
    """`weeks` begin on Monday; days of the months around it are there and empty."""

    month: Month
    weeks: list[list[Day]]
    count: int

    @property
    def busy_days(self) -> int:
        return sum(day.count > 0 for week in self.weeks for day in week)


def calendar_of(month: Month, user: Any) -> MonthCalendar:
    """What this person may read of the month; what they may not is in no number either."""
    events = EventPage.objects.visible_to(user).between(*month.span()).values_list(*COLUMNS)
    weeks = _weeks(month)
    days = [day for week in weeks for day in week if day.is_in_month]
    starts = [midnight(day.day) for day in days]
    count = 0
    for event in events:
        count += 1
        _put(event, days, starts)
    for day in days:
        if day.count > MOST_LINES:
            del day.events[MOST_LINES - 1 :]
    return MonthCalendar(month, weeks, count)


def render_weeks(calendar: MonthCalendar, list_url: str) -> list[SafeString]:
    """The rows of the table. Each is kept as long as nothing in that week changes, so who comes first after a change
    pays for one week.
    """
    context = {"list_url": list_url, "month_name": date_format(calendar.month.first_day, "F")}
    rows: list[tuple[tuple[Any, ...], Any]] = [
        ((week, *context.values()), {**context, "days": week}) for week in calendar.weeks
    ]
    return render_each("agenda/_month_week.html", rows)


def _weeks(month: Month) -> list[list[Day]]:
    first, today = month.first_day, timezone.localdate()
    start, end = first - timedelta(days=first.weekday()), month.next.first_day
    number = -(-(end - start).days // 7)
    names = [date_format(start + timedelta(days=place), "l") for place in range(7)]
    days = [start + timedelta(days=place) for place in range(number * 7)]
    shown = [Day(day, names[day.weekday()], Month.of(day) == month, day == today) for day in days]
    return [shown[place : place + 7] for place in range(0, len(shown), 7)]


def _put(event: tuple[Any, ...], days: list[Day], starts: list[datetime]) -> None:
    """`event` is a row of COLUMNS. On every day of the month that it goes on; an end at midnight is of the day before.

    `starts` are the moments on which the days begin: on the clock here, also when it changes.
    """
    title, slug, starts_at, ends_at, cancelled_at = event
    first, last = bisect_right(starts, starts_at) - 1, bisect_left(starts, ends_at) - 1
    for place in range(max(first, 0), last + 1):
        day = days[place]
        day.count += 1
        if day.count <= MOST_LINES:
            at = _clock(starts_at) if place == first else ""
            day.events.append(DayEvent(title, slug, cancelled_at is not None, at))


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"
