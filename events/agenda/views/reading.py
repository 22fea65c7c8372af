"""The list, and one event."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from cop.core.page_panels import panels_of
from cop.core.permissions import is_admitted, may_curate
from cop.core.sharing import shared_page
from cop.notifications.bell import note_opened
from events.agenda.acts import acts_open
from events.agenda.linked_data import event_as_event
from events.agenda.listing import EventFilter, EventListing
from events.agenda.models import EventIndexPage, EventPage
from events.agenda.periods import Month
from events.agenda.permissions import is_organiser, may_copy, may_organise
from events.agenda.reading import Reading, kept_as


def list_events(request: HttpRequest, index: EventIndexPage) -> HttpResponse:
    """The list; only its results when a script asks for those."""
    asked = EventFilter.from_query(request.GET)
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    template = "agenda/_results.html" if only_results else "agenda/event_index_page.html"
    context = {
        **index.get_context(request),
        **shared_page(index, request, is_itself=not asked.is_narrowed and not asked.is_past and asked.page == 1),
        "listing": EventListing(index=index, user=request.user, asked=asked),
        "month": Month.of(asked.day or timezone.localdate()),
        "own_region": request.user.region if is_admitted(request.user) and request.user.region_id else None,
        "may_plan": is_organiser(request.user),
        "panels": panels_of(request, index),
    }
    response = TemplateResponse(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_event(request: HttpRequest, event: EventPage) -> HttpResponse:
    """One event, also when it is a draft that is being previewed."""
    note_opened(request, event)
    is_preview = getattr(request, "is_preview", False)
    organises = not is_preview and may_organise(request.user, event)
    reading = Reading(event, request.user)
    context = {
        **event.get_context(request),
        "reading": reading,
        "kept_as": kept_as(event, request.user, is_preview=is_preview),
        "linked_data": lambda: event_as_event(event, reading),
        "may_organise": organises,
        "acts": acts_open(event) if organises else set(),
        "copy_key": uuid4() if organises and may_copy(request.user, event) else None,
        # Who wrote it has no use for "report this".
        "is_author": request.user.is_authenticated and event.owner_id == request.user.pk,
        "may_curate": may_curate(request.user, event),
        "panels": panels_of(request, event),
    }
    return TemplateResponse(request, "agenda/event_page.html", context)
