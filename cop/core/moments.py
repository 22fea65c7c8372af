"""How long ago something was, in words."""

from datetime import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

MINUTE, HOUR, DAY = 60, 3600, 86_400  # seconds
RECENT_DAYS = 7  # after that a date says more


def ago(moment: datetime, now: datetime | None = None) -> str:
    """ "3 hours ago" in the largest whole unit, the date from a week on; what is to come counts as now."""
    seconds = ((now or timezone.now()) - moment).total_seconds()
    for unit in (DAY, HOUR, MINUTE):
        if seconds >= unit:
            number = int(seconds // unit)
            break
    else:
        return gettext("just now")
    if unit == DAY and number >= RECENT_DAYS:
        return _date(get_language(), timezone.localtime(moment).date())
    return _phrase(get_language(), unit, number)


@lru_cache(maxsize=2048)
def _date(language: str, day: object) -> str:
    return date_format(day, "j F Y")


@lru_cache(maxsize=512)
def _phrase(language: str, unit: int, number: int) -> str:
    if unit == DAY:
        return ngettext("{number} day ago", "{number} days ago", number).format(number=number)
    if unit == HOUR:
        return ngettext("{number} hour ago", "{number} hours ago", number).format(number=number)
    return ngettext("{number} minute ago", "{number} minutes ago", number).format(number=number)
