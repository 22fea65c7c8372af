"""On which days an event comes back. Counted in days here; the time of the day stays what the clock shows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST = 52  # events in one series, the first one counted
LAST_OF_MONTH = 5  # a fifth Tuesday is not in every month: the last one is


class Every(models.TextChoices):
    WEEK = "week", _("Every week")
    TWO_WEEKS = "twee-weken", _("Every two weeks")
    MONTH = "maand", _("Every month, on the same weekday")


@dataclass(frozen=True)
class Rule:
    """`until` (a day that still counts) or `count` (the first one included) ends it; `skipped` are days left out.

    A day that is left out counts: ten weeks with one holiday are nine events.
    """

    every: Every
    until: date | None = None
    count: int | None = None
    skipped: frozenset[date] = field(default_factory=frozenset)

    def days(self, first: date) -> list[date]:
        """At most `MOST` days, the first one in front; one more when there would be more."""
        start = datetime.combine(first, datetime.min.time())
        until = datetime.combine(self.until, datetime.max.time()) if self.until else None
        found = (moment.date() for moment in rrule(dtstart=start, until=until, count=self._most(), **self._step(first)))
        kept = (day for day in found if day == first or day not in self.skipped)
        return list(islice(kept, MOST + 1))

    def _most(self) -> int | None:
        """The library counts or looks at the last day, not both; a bound keeps it from going on for ever."""
        if self.until:
            return None
        return min(self.count or MOST + 1, MOST + 1 + len(self.skipped))

    def _step(self, first: date) -> dict[str, Any]:
        if self.every == Every.MONTH:
            number = (first.day - 1) // 7 + 1
            place = -1 if number == LAST_OF_MONTH else number
            return {"freq": MONTHLY, "byweekday": weekday(first.weekday(), place)}
        return {"freq": WEEKLY, "interval": 2 if self.every == Every.TWO_WEEKS else 1}

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the series."""
        return {
            "every": self.every.value,
            "until": self.until.isoformat() if self.until else None,
            "count": self.count,
            "skipped": sorted(day.isoformat() for day in self.skipped),
        }
