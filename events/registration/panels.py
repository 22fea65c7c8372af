"""What this room shows on the page of an event, and in a member's own overview."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cop.core.permissions import is_admitted
from events.agenda.models import EventPage
from events.registration.doors import CANCELLABLE, CHANGEABLE, LETS_IN, SENTENCES, Door, door_of, free_places
from events.registration.own import IN_OVERVIEW, coming_of, registration_of_reader
from events.registration.permissions import sees_link
from events.registration.places_now import read_places

#: The page of the event says these itself.
SAID_BY_PAGE = (Door.PAST, Door.CANCELLED, Door.NOT_NEEDED, Door.NOT_PUBLISHED)


def registration_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """One query for who is signed in, none for a visitor; two more while an offer that ran out was not taken back yet."""
    if getattr(request, "is_preview", False):
        return None
    now = timezone.now()
    read_places([event], now)
    door, own = door_of(event, now), registration_of_reader(request, event)
    lost = own is not None and own.has_run_out
    if lost:
        own = None
    if own is None and door in SAID_BY_PAGE:
        return None
    context = {"door": door.value, "sentence": SENTENCES[door], "own": own}
    if own is None:
        reader = _reader(request.user)
        return {**context, "free": free_places(event), "lets_in": door in LETS_IN, "reader": reader, "lost": lost}
    return {
        **context,
        "is_over": door is Door.PAST,
        "has_begun": door in (Door.PAST, Door.STARTED),
        "offer_stands": own.offer_stands(now),
        "number": own.ahead + 1,
        "link": event.online_link if sees_link(own, event) else "",
        "may_change": door in CHANGEABLE,
        "may_cancel": door in CANCELLABLE,
    }


def _reader(user: Any) -> str:
    """Who comes to the door: each has another thing to do first."""
    if not user.is_authenticated:
        return "visitor"
    return "member" if is_admitted(user) else "pending"


def questions_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """In the menu of who organises it; the page asks for that menu only then."""
    return {} if is_admitted(request.user) and event.registration_mode == "hier" else None


def own_rows(member: Any) -> QuerySet:
    return coming_of(member, timezone.now())


def own_panel(member: Any) -> dict[str, Any]:
    coming = list(coming_of(member, timezone.now())[: IN_OVERVIEW + 1]) if is_admitted(member) else []
    return {"coming": coming[:IN_OVERVIEW], "has_more": len(coming) > IN_OVERVIEW}
