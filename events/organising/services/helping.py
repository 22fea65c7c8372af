"""Who organises an event together with its owner."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.members.naming import member_named
from events.agenda.models import EventPage
from events.agenda.models.event import EventCoOrganiser
from events.organising.services.locking import lock_organised

MOST = 10  # co-organisers


@transaction.atomic
def add_co_organiser(*, event: EventPage, by: Member, who: str) -> Member:
    """`who` is an e-mail address or a whole name. Somebody who helps already stays so.

    Raises NotAllowed, or DomainError when it is not one admitted member, the owner, or over `MOST`.
    """
    locked = lock_organised(event, by)
    member = member_named(who)
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
