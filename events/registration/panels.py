"""What this room shows on the page of an event, and in a member's own overview."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cop.core.permissions import is_admitted
from events.agenda.models import EventPage
from events.registration.doors import LETS_IN, SENTENCES, Door, door_of, free_places
from events.registration.own import IN_OVERVIEW, coming_of, registration_of_reader

#: The page of the event says these itself.
SAID_BY_PAGE = (Door.PAST, Door.CANCELLED, Door.ELSEWHERE, Door.NOT_NEEDED, Door.NOT_PUBLISHED)


def registration_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """One query for who is signed in, none for a visitor."""
    if getattr(request, "is_preview", False):
        return None
    now = timezone.now()
    door, own = door_of(event, now), registration_of_reader(request, event)
    if own is None and door in SAID_BY_PAGE:
        return None
    context = {"door": door.value, "sentence": SENTENCES[door], "free": free_places(event)}
    return {**context, "may_register": own is None and door in LETS_IN, **_standing(own, event, door, now)}


def _standing(own: Any, event: EventPage, door: Door, now: Any) -> dict[str, Any]:
    if own is None:
        return {"own": None}
    return {
        "own": own,
        "offer_stands": own.offer_stands(now),
        "number": own.ahead + 1,
        "link": event.online_link if own.is_in and not event.is_cancelled else "",
        "may_change": door in (*LETS_IN, Door.CLOSED),
    }


def questions_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """In the menu of who organises it; the page asks for that menu only then."""
    return {} if is_admitted(request.user) and event.registration_mode == "hier" else None


def own_rows(member: Any) -> QuerySet:
    return coming_of(member, timezone.now())


def own_panel(member: Any) -> dict[str, Any]:
    coming = list(coming_of(member, timezone.now())[: IN_OVERVIEW + 1]) if is_admitted(member) else []
    return {"coming": coming[:IN_OVERVIEW], "has_more": len(coming) > IN_OVERVIEW}
