"""A month as a calendar: weeks of days with what goes on, in one query whatever their number.

A day shows a few events at most, and says how many more there are: a full month is as short as any other one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, NamedTuple

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Func, IntegerField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop.core.kept_fragments import render_each
from events.agenda.models import EventPage
from events.agenda.periods import Month, midnight

MOST_LINES = 4  # on a day; of more events the last line says how many


class Epoch(Func):
    """A moment as whole seconds: the database's drivers make a datetime in Python, three times the cost of the row."""

    output_field: ClassVar[Any] = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint")

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="CAST(STRFTIME('%%%%s', %(expressions)s) AS INTEGER)")


COLUMNS = ("title", "slug", Epoch("starts_at"), Epoch("ends_at"), Epoch("cancelled_at"))


class DayEvent(NamedTuple):
    """An event on one of its days; `at` is "" on a day that it does not begin on."""

    title: str
    slug: str
    is_cancelled: bool
    at: str


@dataclass
class Day:
    """`rows` are those events that are shown, of `count`: each with whether it begins on this day."""

    day: date
    weekday: str
    is_in_month: bool
    is_today: bool
    count: int = 0
    rows: list[tuple[tuple[Any, ...], bool]] = field(default_factory=list)

    @property
    def events(self) -> list[DayEvent]:
        """Made when they are rendered, which a week that did not change is not."""
        return [
            DayEvent(title, slug, cancelled_at is not None, _clock(starts_at) if is_first else "")
            for (title, slug, starts_at, _ends_at, cancelled_at), is_first in self.rows
        ]

    @property
    def slug(self) -> str:
        """As it stands in an address."""
        return self.day.isoformat()

    @property
    def more(self) -> int:
        return self.count - len(self.rows)

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
    count = _put(events, [day for week in weeks for day in week if day.is_in_month])
    return MonthCalendar(month, weeks, count)


def render_weeks(calendar: MonthCalendar, list_url: str) -> list[list[SafeString]]:
    """The cells of the table, by row. Each is kept as long as nothing on that day changes, so who comes first after a
    change pays for the days that changed.
    """
    context = {"list_url": list_url, "month_name": date_format(calendar.month.first_day, "F")}
    days = [day for week in calendar.weeks for day in week]
    cells = render_each("agenda/_month_day.html", [((day, *context.values()), {**context, "day": day}) for day in days])
    return [cells[place : place + 7] for place in range(0, len(cells), 7)]


def _weeks(month: Month) -> list[list[Day]]:
    first, today = month.first_day, timezone.localdate()
    start, end = first - timedelta(days=first.weekday()), month.next.first_day
    number = -(-(end - start).days // 7)
    names = [date_format(start + timedelta(days=place), "l") for place in range(7)]
    days = [start + timedelta(days=place) for place in range(number * 7)]
    shown = [Day(day, names[day.weekday()], Month.of(day) == month, day == today) for day in days]
    return [shown[place : place + 7] for place in range(0, len(shown), 7)]


def _put(events: Iterable[tuple[Any, ...]], days: list[Day]) -> int:
    """Each on every day of the month that it goes on; an end at midnight is of the day before. How many there are.

    `starts` are the moments on which the days begin: on the clock here, also when it changes.
    """
    starts = [midnight(day.day).timestamp() for day in days]
    count = 0
    for count, event in enumerate(events, 1):  # noqa: B007
        first, last = bisect_right(starts, event[2]) - 1, bisect_left(starts, event[3])
        for place in range(max(first, 0), last):
            day = days[place]
            day.count += 1
            if day.count <= MOST_LINES:
                day.rows.append((event, place == first))
    for day in days:
        if day.count > MOST_LINES:
            del day.rows[MOST_LINES - 1 :]
    return count


def _clock(seconds: int) -> str:
    at = datetime.fromtimestamp(seconds, timezone.get_current_timezone())
    return f"{at:%H:%M}"
