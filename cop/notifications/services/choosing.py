"""How often somebody wants mail."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.notifications.models import Choice
from cop.notifications.verbs import Frequency, kinds


def set_frequency(*, member: Member, kind: str, frequency: str) -> None:
    """From now on mail of this kind comes so often. Raises DomainError for what is not on offer."""
    set_frequencies(member=member, chosen={kind: frequency})


@transaction.atomic
def set_frequencies(*, member: Member, chosen: Mapping[str, str]) -> None:
    """The same for several kinds at once: all of them or none. Raises DomainError for what is not on offer."""
    offered = {kind.slug: kind.frequencies for kind in kinds()}
    if any(frequency not in offered.get(kind, ()) for kind, frequency in chosen.items()):
        raise DomainError(_("Choose one of the frequencies of the list."))
    Choice.objects.bulk_create(
        [Choice(member=member, kind=kind, frequency=Frequency(frequency)) for kind, frequency in chosen.items()],
        update_conflicts=True,
        unique_fields=["member", "kind"],
        update_fields=["frequency"],
    )


def frequencies_of(*, member: Member) -> dict[str, str]:
    """{kind: how often}, with the default of what the member did not choose."""
    chosen = dict(Choice.objects.filter(member=member).values_list("kind", "frequency"))
    return {kind.slug: chosen.get(kind.slug, kind.default) for kind in kinds()}
