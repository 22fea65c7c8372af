"""Times as people type them: on the clock of the Netherlands, which jumps twice a year."""

from datetime import UTC, date, datetime, time

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SKIPPED = _("This time does not exist: that night the clock goes from 2:00 to 3:00. Choose another time.")
BEYOND = _("This day is too far off. Check the year.")
TWICE = _("That night this time comes twice. The first one is meant, before the clock goes back.")


def moment_of(day: date, at: time) -> datetime:
    """The moment in UTC; of a time that comes twice the first. Raises ValidationError for one that does not exist."""
    local = datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
    try:
        moment = local.astimezone(UTC)
    except OverflowError as beyond:
        raise ValidationError(BEYOND) from beyond
    if timezone.localtime(moment, timezone.get_default_timezone()).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValidationError(SKIPPED)
    return moment


def comes_twice(moment: datetime) -> bool:
    """Whether the clock shows the time of this moment twice that night."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
