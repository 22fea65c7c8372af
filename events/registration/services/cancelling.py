"""Ending a registration. What becomes free goes to who waits, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from events.agenda.models import EventPage
from events.agenda.permissions import may_organise
from events.registration import letters
from events.registration.errors import NothingToCancel
from events.registration.models import Ended, Registration
from events.registration.services.places import end, lock_event, settle

TOO_LATE = _("This event has begun, so you need not cancel any more.")


@transaction.atomic
def cancel_registration(*, registration: Registration, by: Member) -> None:
    """By the member. Raises NotAllowed for anybody else, NothingToCancel when it is no more, Conflict from the start on."""
    locked = lock_event(registration.event_id)
    if registration.member_id != by.pk or not by.is_active:
        raise NotAllowed(_("Only who registered cancels this."))
    now = timezone.now()
    if locked.starts_at is not None and now >= locked.starts_at:
        raise Conflict(TOO_LATE)
    _end_one(registration, locked, Ended.MEMBER, letters.CANCELLED)


@transaction.atomic
def remove_registration(*, registration: Registration, by: Member) -> None:
    """By an organiser of the event, also of somebody who waits. Raises NotAllowed, NothingToCancel."""
    locked = _lock_to_remove(registration.event_id, by)
    _end_one(registration, locked, Ended.ORGANISER, letters.REMOVED)


@transaction.atomic
def remove_registrations(*, event: EventPage, by: Member, keys: Iterable[int]) -> int:
    """Of this event, all together: nobody gets a place in between who is removed as well. Gives how many.

    Who cancelled meanwhile is passed over. Raises NotAllowed.
    """
    locked, now = _lock_to_remove(event.pk, by), timezone.now()
    rows = [one for some in Registration.objects.filter(event=locked).live().in_parts(keys) for one in some]
    _end_and_tell(rows, Ended.ORGANISER, letters.REMOVED, now)
    settle(locked, now)
    return len(rows)


def _lock_to_remove(pk: int, by: Member) -> EventPage:
    locked = lock_event(pk)
    if not may_organise(by, locked):
        raise NotAllowed(_("Only who organises this event removes a registration."))
    return locked


def _end_one(registration: Registration, event: EventPage, why: Ended, letter: str) -> None:
    now = timezone.now()
    own = Registration.objects.filter(pk=registration.pk).live().first()
    if own is None:
        raise NothingToCancel
    _end_and_tell([own], why, letter, now)
    settle(event, now)


def _end_and_tell(rows: list[Registration], why: Ended, letter: str, now: datetime) -> None:
    """Who never had a place has nothing in a calendar that the letter would take out."""
    seated, others = [one for one in rows if one.is_in], [one for one in rows if not one.is_in]
    end(rows, why=why, now=now)
    letters.queue(letter, seated)
    letters.queue(letter, others, had_place=False)
