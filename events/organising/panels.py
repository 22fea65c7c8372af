"""What this room shows on the page of an event, and in a member's own overview."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cop.core.permissions import is_admitted
from events.agenda.models import EventPage
from events.organising.codes import address_of, code_svg
from events.organising.models import Afterwards, EventFile, FeedbackGiven
from events.organising.reading import IN_OVERVIEW, MOST_SHOWN, coming_events, organised_by
from events.organising.summary import summary_of
from events.registration.models import Registration
from events.registration.own import registration_of_reader
from events.registration.places_now import read_places


def doors_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """In the menu of who organises it; the page asks for that menu only then."""
    return {} if is_admitted(request.user) else None


def code_of(own: Registration, event: EventPage) -> Any:
    """The square code of somebody who has a place, for a page of their own; None when there is nothing to come in for."""
    if not own.is_in or event.is_cancelled or event.is_past():
        return None
    return code_svg(address_of(event.slug, own.token))


def own_code_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    if getattr(request, "is_preview", False) or event.is_past():
        return None
    own = registration_of_reader(request, event)
    code = code_of(own, event) if own is not None else None
    return {"code": code} if code else None


def afterwards_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """Only below what has been. Three queries for a visitor, more for who was there."""
    if getattr(request, "is_preview", False) or not event.is_past():
        return None
    row = Afterwards.objects.filter(event=event).first()
    files = list(EventFile.objects.filter(event=event).select_related("document"))
    own = registration_of_reader(request, event)
    is_asked = own is not None and row is not None and row.asks(own)
    summary = summary_of(event) if is_asked else None
    context = {
        "notes": row.notes if row else "",
        "files": files,
        "may_answer": is_asked and not FeedbackGiven.objects.filter(registration=own).exists(),
        "summary": summary if summary is not None and summary.may_be_shown else None,
    }
    return context if any(context.values()) else None


def own_rows(member: Any) -> QuerySet[EventPage]:
    return coming_events(member, timezone.now())


def own_panel(member: Any) -> dict[str, Any]:
    """In the overview of who organises something that is still to come: the next of it, in one query."""
    now = timezone.now()
    events = list(coming_events(member, now)[:IN_OVERVIEW])
    read_places(events, now)
    return {"events": events}


def organised_panel(member: Any) -> dict[str, Any]:
    """In the list of one's own events: the next one in front, what has been behind it."""
    events = list(organised_by(member)[:MOST_SHOWN])
    read_places(events, timezone.now())
    coming, past = [one for one in events if not one.is_over], [one for one in events if one.is_over]
    return {"events": [*coming[::-1], *past]}
