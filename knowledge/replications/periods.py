"""Half years: how reports say when. A period is named by its first day, 1 January or 1 July."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

HALF = 6  # months
PERIODS_TO_CHOOSE = 11  # this half year and the ten before it


def period_of(day: datetime.date) -> datetime.date:
    """The first day of the half year in which `day` falls."""
    return day.replace(month=1 if day.month <= HALF else HALF + 1, day=1)


def period_before(period: datetime.date) -> datetime.date:
    return period_of(period - datetime.timedelta(days=1))


def recent_periods(today: datetime.date | None = None) -> list[datetime.date]:
    """The half years that a member chooses from, this one first."""
    periods = [period_of(today or timezone.localdate())]
    while len(periods) < PERIODS_TO_CHOOSE:
        periods.append(period_before(periods[-1]))
    return periods


def period_name(period: datetime.date) -> str:
    """In the reader's language: "first half of 2026"."""
    name = _("first half of %(year)s") if period.month <= HALF else _("second half of %(year)s")
    return name % {"year": period.year}
