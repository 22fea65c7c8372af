"""Who was there. Every write holds the lock of the event, so two organisers at one door agree."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict
from cop.members.models import Member
from events.agenda.models import EventPage
from events.organising.services.locking import lock_organised
from events.registration.models import Registration, State
from events.registration.services import remove_registrations

NOT_IN = {
    State.WAITING: _("This person is on the waiting list and has no place."),
    State.OFFERED: _("This person did not take the place that was offered yet."),
    State.CANCELLED: _("This registration was cancelled."),
}
UNKNOWN = _("This code is not known here.")
OTHER_EVENT = _("This code belongs to another event.")


class Unknown(Conflict):
    """No registration has this code."""


@transaction.atomic
def mark_attended(*, event: EventPage, by: Member, keys: Iterable[int], attended: bool | None) -> int:
    """Of who is registered; gives how many. None takes the mark away. Raises NotAllowed."""
    locked = lock_organised(event, by)
    there = Registration.objects.filter(event=locked, state=State.REGISTERED)
    written = {"attended": True} if attended else {"attended": attended, "checked_in_at": None}
    return sum(rows.update(**written) for rows in there.in_parts(keys))


@transaction.atomic
def remove_in_bulk(*, event: EventPage, by: Member, keys: Iterable[int]) -> int:
    """In the room of registrations, each with its letter; gives how many. Who cancelled meanwhile is passed over.

    All or nothing. Raises NotAllowed.
    """
    return remove_registrations(event=lock_organised(event, by), by=by, keys=keys)


def found_by(event: EventPage, token: UUID) -> Registration:
    """Raises Unknown, or Conflict with its own sentence for who cannot come in on this code."""
    found = Registration.objects.filter(token=token).first()
    if found is None:
        raise Unknown(UNKNOWN)
    if found.event_id != event.pk:
        raise Conflict(OTHER_EVENT)
    if not found.is_in:
        raise Conflict(NOT_IN[found.state_now])
    return found


@transaction.atomic
def check_in(*, event: EventPage, by: Member, token: UUID) -> bool:
    """False when somebody was checked in already, whose moment then stays. Raises NotAllowed and as `found_by` does."""
    locked = lock_organised(event, by)
    found = found_by(locked, token)
    if found.checked_in_at is not None:
        return False
    Registration.objects.filter(pk=found.pk).update(attended=True, checked_in_at=timezone.now())
    return True
