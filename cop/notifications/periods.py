"""When an overview is due: every day, and every week on Monday, at seven in the morning in Amsterdam.

A period starts at such a moment. Which one we are in follows from the clock alone, so it does not matter when the
command that sends overviews runs, or that it did not run for a while.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cop.notifications.verbs import Frequency

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AT = datetime.time(7, 0)  # a time that the clock never skips or repeats
LENGTH = {Frequency.DAILY: datetime.timedelta(days=1), Frequency.WEEKLY: datetime.timedelta(days=7)}


@dataclass(frozen=True)
class Period:
    """`name` says which one it is, in the key of the mail: "2026-W48", "2026-11-24"."""

    frequency: Frequency
    start: datetime.datetime
    name: str

    @property
    def start_before(self) -> datetime.datetime:
        """When the period before this one started: a day or a week on the calendar, whatever the clock did."""
        return _at_seven(self.start.astimezone(AMSTERDAM).date() - LENGTH[self.frequency])

    def key(self, member_id: int) -> str:
        return f"{self.prefix}{self.name}:{member_id}"

    @property
    def prefix(self) -> str:
        return f"digest:{self.frequency}:"


def period_at(frequency: Frequency, now: datetime.datetime) -> Period:
    """The period that `now` lies in. Raises KeyError for a frequency that has no overview."""
    local = now.astimezone(AMSTERDAM)
    first = local.date() if local.time() >= AT else local.date() - datetime.timedelta(days=1)
    if LENGTH[frequency].days > 1:
        first -= datetime.timedelta(days=first.weekday())
        year, week, _day = first.isocalendar()
        return Period(frequency, _at_seven(first), f"{year}-W{week:02}")
    return Period(frequency, _at_seven(first), first.isoformat())


def _at_seven(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, AT, AMSTERDAM)
