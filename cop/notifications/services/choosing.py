"""How often somebody wants mail."""

from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.notifications.models import Choice
from cop.notifications.verbs import Frequency, kinds


def set_frequency(*, member: Member, kind: str, frequency: str) -> None:
    """From now on mail of this kind comes so often. Raises DomainError for what is not on offer."""
    known = next((one for one in kinds() if one.slug == kind), None)
    if known is None or frequency not in known.frequencies:
        raise DomainError(_("Choose one of the frequencies of the list."))
    Choice.objects.update_or_create(member=member, kind=kind, defaults={"frequency": Frequency(frequency)})
