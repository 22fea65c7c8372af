"""Who organises an event together with its owner."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.core.permissions import is_admitted
from cop.members.models import Member
from events.agenda.models import EventPage
from events.agenda.models.event import EventCoOrganiser
from events.organising.services.locking import lock_organised

MOST = 10  # co-organisers
NOT_FOUND = _("No member is known by this name or address. Type the whole e-mail address.")
SEVERAL = _("More than one member is called this. Type the e-mail address.")


@transaction.atomic
def add_co_organiser(*, event: EventPage, by: Member, who: str) -> Member:
    """`who` is an e-mail address or a whole name. Somebody who helps already stays so.

    Raises NotAllowed, or DomainError when it is not one admitted member, the owner, or over `MOST`.
    """
    locked = lock_organised(event, by)
    member = _one_member(who.strip())
    if member.pk == locked.owner_id:
        raise DomainError(_("This is the owner of the event."))
    others = EventCoOrganiser.objects.filter(event=locked).exclude(member=member)
    if others.count() >= MOST:
        raise DomainError(_("An event has at most %(number)s co-organisers.") % {"number": MOST})
    EventCoOrganiser.objects.get_or_create(event=locked, member=member)
    return member


@transaction.atomic
def remove_co_organiser(*, event: EventPage, by: Member, member_id: int) -> None:
    """The owner is no row and cannot be removed. Raises NotAllowed."""
    locked = lock_organised(event, by)
    EventCoOrganiser.objects.filter(event=locked, member_id=member_id).delete()


def _one_member(who: str) -> Member:
    by_address = Member.objects.filter(email__iexact=who) if "@" in who else Member.objects.none()
    found = list((by_address or Member.objects.filter(display_name__iexact=who)).filter(is_active=True)[:2])
    if len(found) > 1:
        raise DomainError(SEVERAL)
    if not found or not is_admitted(found[0]):
        raise DomainError(NOT_FOUND)
    return found[0]
