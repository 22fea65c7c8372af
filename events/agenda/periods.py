"""This week, this weekend, a month: from midnight to midnight on the clock of the Netherlands."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 2000, 2100  # further off there is nothing to look at
YEARS = {"first": FIRST_YEAR, "last": LAST_YEAR}


def refuse_far_days(day: date) -> None:
    """Of a day or a moment; raises ValidationError. A year of which two digits were typed is the year 26."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(_("Give a day in the years %(first)s to %(last)s."), code="too_far", params=YEARS)


def midnight(day: date) -> datetime:
    """The moment that a day begins here, in UTC: what one counts with. The clock never changes at midnight."""
    return timezone.make_aware(datetime.combine(day, time.min)).astimezone(UTC)


def day_of(slug: str) -> date | None:
    """A day as it stands in an address: "2026-11-24". None for what is no day, or too far off."""
    try:
        day = datetime.strptime(slug, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError:
        return None
    return day if day.isoformat() == slug and FIRST_YEAR <= day.year <= LAST_YEAR else None


def span_of(day: date) -> tuple[datetime, datetime]:
    """Of 23 or 25 hours when the clock changes."""
    return midnight(day), midnight(day + timedelta(days=1))


def weekend_of(day: date) -> tuple[datetime, datetime]:
    """The Saturday and Sunday that come, or that it is."""
    saturday = day + timedelta(days=5 - day.weekday()) if day.weekday() < 6 else day - timedelta(days=1)
    return midnight(saturday), midnight(saturday + timedelta(days=2))


def week_of(day: date) -> tuple[datetime, datetime]:
    monday = day - timedelta(days=day.weekday())
    return midnight(monday), midnight(monday + timedelta(days=7))


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year, as it stands in an address: "2026-11"."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def from_slug(cls, slug: str) -> Self | None:
        """None for what is no month."""
        year, dash, month = slug.partition("-")
        is_number = len(slug) == 7 and dash and year.isascii() and month.isascii() and (year + month).isdigit()
        found = cls(int(year), int(month)) if is_number and len(year) == 4 else None
        return found if found and 1 <= found.month <= 12 and FIRST_YEAR <= found.year <= LAST_YEAR else None

    @property
    def slug(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def previous(self) -> "Month":
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    @property
    def is_shown(self) -> bool:
        return FIRST_YEAR <= self.year <= LAST_YEAR

    def span(self) -> tuple[datetime, datetime]:
        return midnight(self.first_day), midnight(self.next.first_day)
