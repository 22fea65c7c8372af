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
from events.registration.doors import CHANGEABLE, LETS_IN, Door, door_of, most_guests
from events.registration.errors import AlreadyRegistered, NoMoreGuests, NoRoomForGuests, Refused, RegistrationGone
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
    _check_guests(locked, guests, door)
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
    """Fewer guests free their places. Who is in brings more only when there is room and before the deadline; who waits
    keeps their place in line.

    Raises RegistrationGone when it is no more, NoRoomForGuests, NoMoreGuests, Refused once the event has begun,
    NotAllowed for who is not the one registered, ValidationError for a wrong answer.
    """
    locked = lock_event(registration.event_id)
    own = Registration.objects.select_for_update(of=("self",), no_key=True).get(pk=registration.pk)
    if own.member_id != by.pk or not by.is_admitted:
        raise NotAllowed(_("Only who registered changes this."))
    now = timezone.now()
    settle(locked, now)
    own.refresh_from_db()
    if not own.is_live:
        raise RegistrationGone
    door = door_of(locked, now)
    if door not in CHANGEABLE:
        raise Refused(door)
    free = free_for(locked, besides=own)
    if guests > own.guests and own.state != State.WAITING and free is not None and 1 + guests > free:
        raise NoRoomForGuests(max(0, free - own.seats))
    _check_guests(locked, guests, door, kept=own.guests)
    own.guests, own.shows_name = guests, shows_name
    own.full_clean(validate_unique=False, validate_constraints=False)
    own.save(update_fields=["guests", "shows_name"])
    write_answers(own, answers)
    settle(locked, now)
    own.refresh_from_db()
    return own


@transaction.atomic
def show_name(*, registration: Registration, by: Member, shows_name: bool) -> None:
    """Whether others who come read the name: to be changed at any time, also when the event has been.

    Raises NotAllowed for anybody else, RegistrationGone for who has no place.
    """
    own = Registration.objects.select_for_update(of=("self",), no_key=True).get(pk=registration.pk)
    if own.member_id != by.pk or not by.is_admitted:
        raise NotAllowed(_("Only who registered changes this."))
    if not own.is_live:
        raise RegistrationGone
    own.shows_name = shows_name
    own.save(update_fields=["shows_name"])


def _new(event: EventPage, member: Member, request_key: UUID, guests: int, shows_name: bool) -> Registration:
    return Registration(
        event=event,
        member=member,
        member_name=member.display_name,
        member_email=member.email,
        organisation_name=str(member.organisation or "")[:150],
        guests=guests,
        shows_name=shows_name,
        request_key=request_key,
        told=told_now(event),
        told_sequence=event.ics_sequence,
    )


def _check_guests(event: EventPage, guests: int, door: Door, *, kept: int = 0) -> None:
    """Raises NotAllowed for more than one may bring, or for less than none, and NoMoreGuests after the deadline."""
    if 0 <= guests <= most_guests(event, door, kept=kept):
        return
    if door is Door.CLOSED and guests > 0:
        raise NoMoreGuests
    raise NotAllowed(_("You cannot bring so many people to this event."))
