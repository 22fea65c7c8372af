"""The door of every service of this room."""

from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError, NotAllowed
from cop.members.models import Member
from events.agenda.models import EventPage
from events.agenda.permissions import may_organise
from events.registration.services.places import lock_event

ONLY_ORGANISERS = _("Only who organises this event does this.")
NOT_YET = _("This can be done once the event is over.")


def lock_organised(event: EventPage, by: Member) -> EventPage:
    """The event, locked. `by` is read anew: who lost the role a moment ago is stopped. Raises NotAllowed."""
    locked = lock_event(event.pk)
    if not may_organise(Member.objects.filter(pk=by.pk).first(), locked):
        raise NotAllowed(ONLY_ORGANISERS)
    return locked


def lock_past(event: EventPage, by: Member) -> EventPage:
    """Raises NotAllowed, or DomainError before the end."""
    locked = lock_organised(event, by)
    if not locked.is_past():
        raise DomainError(NOT_YET)
    return locked
