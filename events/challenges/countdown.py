"""How long there is until a moment, in words."""

from datetime import datetime

from django.utils.translation import gettext, ngettext

MINUTE, HOUR, DAY = 60, 3600, 86_400  # seconds


def left_in_words(until: datetime, now: datetime) -> str:
    """ "3 days left", in the largest whole unit and never more than there is; "" when it has passed."""
    seconds = (until - now).total_seconds()
    if seconds <= 0:
        return ""
    if seconds >= 2 * DAY:
        number = int(seconds // DAY)
        return ngettext("%(number)s day left", "%(number)s days left", number) % {"number": number}
    if seconds >= HOUR:
        number = int(seconds // HOUR)
        return ngettext("%(number)s hour left", "%(number)s hours left", number) % {"number": number}
    if seconds >= MINUTE:
        number = int(seconds // MINUTE)
        return ngettext("%(number)s minute left", "%(number)s minutes left", number) % {"number": number}
    return gettext("Less than a minute left")
