"""Registering, and changing what one said. Each locks the event's row first, then counts, then writes."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import NotAllowed
from cop.members.models import Member
from events.agenda.announcing import told_now
from events.agenda.models import EventPage
from events.registration import letters
from events.registration.doors import CHANGEABLE, LETS_IN, door_of
from events.registration.errors import AlreadyRegistered, NoRoomForGuests, NothingToCancel, Refused
from events.registration.models import Registration, State
from events.registration.services.answering import write_answers
from events.registration.services.places import count, free_for, lock_event, settle


@transaction.atomic
def register(
    *,
    event: EventPage,
    member: Member,
    request_key: UUID,
    guests: int = 0,
    answers: Mapping[int, str] | None = None,
    shows_name: bool = False,
) -> Registration:
    """A place, or one on the waiting list when the party does not fit. The same key gives the same registration.

    `answers` is {key of a question: what was answered}. Raises Refused with the rule that stops it, AlreadyRegistered,
    NotAllowed for who may not read the event, ValidationError for a wrong answer.
    """
    locked = lock_event(event.pk)
    if not member.is_admitted or not locked.may_be_read_by(member):
        raise NotAllowed(_("Only members register for an event."))
    earlier = Registration.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if (earlier.event_id, earlier.member_id) != (locked.pk, member.pk):
            raise NotAllowed(_("Open the form again: this one was somebody else's."))
        return earlier
    now = timezone.now()
    settle(locked, now)
    if Registration.objects.filter(event=locked, member=member).live().exists():
        raise AlreadyRegistered
    door = door_of(locked, now)
    if door not in LETS_IN:
        raise Refused(door)
    registration = _new(locked, member, request_key, guests, shows_name)
    free = free_for(locked)
    registration.state = State.REGISTERED if free is None or registration.seats <= free else State.WAITING
    registration.full_clean(validate_unique=False, validate_constraints=False)
    registration.save()
    write_answers(registration, answers or {})
    count(locked)
    letters.queue(letters.CONFIRMED if registration.is_in else letters.WAITING, [registration])
    return registration


@transaction.atomic
def change_registration(
    *,
    registration: Registration,
    by: Member,
    guests: int,
    answers: Mapping[int, str],
    shows_name: bool,
) -> Registration:
    """Fewer guests free their places. Who is in brings more only when there is room; who waits keeps their place in line.

    Raises NothingToCancel when it is no more, NoRoomForGuests, Refused once the event has begun, NotAllowed for who is
    not the one registered, ValidationError for a wrong answer.
    """
    locked = lock_event(registration.event_id)
    own = Registration.objects.select_for_update(of=("self",), no_key=True).get(pk=registration.pk)
    if own.member_id != by.pk or not by.is_admitted:
        raise NotAllowed(_("Only who registered changes this."))
    now = timezone.now()
    settle(locked, now)
    own.refresh_from_db()
    if not own.is_live:
        raise NothingToCancel
    door = door_of(locked, now)
    if door not in CHANGEABLE:
        raise Refused(door)
    free = free_for(locked, besides=own)
    if guests > own.guests and own.state != State.WAITING and free is not None and 1 + guests > free:
        raise NoRoomForGuests(max(0, free - own.seats))
    own.guests, own.shows_name = _guests_of(locked, guests, kept=own.guests), shows_name
    own.full_clean(validate_unique=False, validate_constraints=False)
    own.save(update_fields=["guests", "shows_name"])
    write_answers(own, answers)
    settle(locked, now)
    own.refresh_from_db()
    return own


def _new(event: EventPage, member: Member, request_key: UUID, guests: int, shows_name: bool) -> Registration:
    return Registration(
        event=event,
        member=member,
        member_name=member.display_name,
        member_email=member.email,
        organisation_name=str(member.organisation or "")[:150],
        guests=_guests_of(event, guests),
        shows_name=shows_name,
        request_key=request_key,
        told=told_now(event),
        told_sequence=event.ics_sequence,
    )


def _guests_of(event: EventPage, guests: int, *, kept: int = 0) -> int:
    """What an organiser allowed earlier stays allowed for who said so then. Raises NotAllowed for more, or for less than none."""
    if not 0 <= guests <= max(event.guests_allowed, kept):
        raise NotAllowed(_("You cannot bring so many people to this event."))
    return guests
