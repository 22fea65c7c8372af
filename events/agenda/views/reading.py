"""The list, and one event."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from cop.core.page_panels import panels_of
from cop.core.permissions import may_curate
from cop.notifications.bell import note_opened
from events.agenda.models import EventIndexPage, EventPage
from events.agenda.permissions import may_organise


def list_events(request: HttpRequest, index: EventIndexPage) -> HttpResponse:
    events = EventPage.objects.visible_to(request.user).upcoming(timezone.now()).for_cards()
    context = {**index.get_context(request), "events": events, "panels": panels_of(request, index)}
    return TemplateResponse(request, "agenda/event_index_page.html", context)


def show_event(request: HttpRequest, event: EventPage) -> HttpResponse:
    """One event, also when it is a draft that is being previewed."""
    note_opened(request, event)
    context = {
        **event.get_context(request),
        "may_organise": may_organise(request.user, event),
        "may_curate": may_curate(request.user, event),
        "panels": panels_of(request, event),
    }
    return TemplateResponse(request, "agenda/event_page.html", context)
