"""Whether one can register for an event now, and in which words one is told that it is not so. Pure."""

import enum
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from events.agenda.models import EventPage, RegistrationMode


class Door(enum.Enum):
    """What stands on the door. Only OPEN and FULL let somebody register; FULL to the waiting list."""

    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    STARTED = "started"
    PAST = "past"
    CANCELLED = "cancelled"
    ELSEWHERE = "elsewhere"
    NOT_NEEDED = "not_needed"
    NOT_PUBLISHED = "not_published"


SENTENCES = {
    Door.OPEN: _("You can register."),
    Door.FULL: _("This event is full. You can join the waiting list."),
    Door.CLOSED: _("Registration for this event has closed."),
    Door.STARTED: _("This event has begun, so you cannot register any more."),
    Door.PAST: _("This event is over."),
    Door.CANCELLED: _("This event does not take place, so you cannot register."),
    Door.ELSEWHERE: _("You register for this event on another site."),
    Door.NOT_NEEDED: _("You need not register for this event: just come."),
    Door.NOT_PUBLISHED: _("This event is not published, so nobody can register."),
}
#: For who is registered, and cannot change or cancel that any more.
OWN_SENTENCES = {
    Door.STARTED: _("It has begun, so you cannot change or cancel any more."),
    Door.CANCELLED: _("This event does not take place. You need not cancel."),
}
LETS_IN = (Door.OPEN, Door.FULL)
#: At which who is registered still changes that.
CHANGEABLE = (*LETS_IN, Door.CLOSED)
#: At which who is registered can still end that: also when the organiser has people register elsewhere by now.
CANCELLABLE = (*CHANGEABLE, Door.ELSEWHERE, Door.NOT_NEEDED)


def door_of(event: EventPage, now: datetime) -> Door:
    """Until and including the second of the deadline one can register; from the start on nobody can."""
    closed = _closed(event, now)
    if closed is not None:
        return closed
    return Door.FULL if free_places(event) == 0 else Door.OPEN


def free_places(event: EventPage) -> int | None:
    """None without a limit; from the event's own row."""
    if event.capacity is None:
        return None
    return max(0, event.capacity - event.places_taken)


def most_guests(event: EventPage, door: Door, *, kept: int = 0) -> int:
    """How many people somebody may bring who brings `kept`: what was allowed once stays so, a party that is larger than
    the event would wait for ever, and after the deadline nobody brings more.
    """
    if door is Door.CLOSED:
        return kept
    room = event.guests_allowed if event.capacity is None else min(event.guests_allowed, event.capacity - 1)
    return max(room, kept)


def _closed(event: EventPage, now: datetime) -> Door | None:
    """The first rule that holds; None when somebody may come in."""
    there = event.live and event.starts_at is not None
    rules = {
        Door.CANCELLED: event.is_cancelled,
        Door.NOT_PUBLISHED: not there,
        Door.PAST: event.is_past(now),
        Door.ELSEWHERE: event.registration_mode == RegistrationMode.ELSEWHERE,
        Door.NOT_NEEDED: event.registration_mode == RegistrationMode.NONE,
        Door.STARTED: event.starts_at is not None and now >= event.starts_at,
        Door.CLOSED: event.register_by is not None and now > event.register_by,
    }
    return next((door for door, holds in rules.items() if holds), None)
