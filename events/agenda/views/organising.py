"""Copying, repeating, changing and cancelling: what an organiser does with an event beside writing it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.publishing.access import writers_only
from cop.publishing.permissions import get_contribution_or_404
from events.agenda import services
from events.agenda.models import EventPage
from events.agenda.views import acting

SITE = acting.Desk(
    templates="agenda",
    back=lambda request, event: event.get_url(request) or "/agenda/",
    to_publish=lambda event: reverse("publishing:show-contribution", args=[event.pk]),
)


def event_to_organise_or_404(request: HttpRequest, pk: int) -> EventPage:
    """Raises PermissionDenied for who organised it and may not any more; to others a draft does not exist."""
    page = get_contribution_or_404(request.user, pk)
    if not isinstance(page, EventPage):
        raise Http404
    return page


@writers_only
@require_POST
def copy_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    event = event_to_organise_or_404(request, pk)
    try:
        key = UUID(request.POST.get("request_key", ""))
    except ValueError:
        key = uuid4()
    copied = services.copy_event(event=event, by=request.user, request_key=key)
    messages.success(request, _("This is a copy without a date. Give it one."))
    return redirect("publishing:edit-step", copied.pk, "wanneer")


@writers_only
def repeat_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.repeat(request, event_to_organise_or_404(request, pk), SITE)


@writers_only
def cancel_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.cancel(request, event_to_organise_or_404(request, pk), SITE)


@writers_only
def restore_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.restore(request, event_to_organise_or_404(request, pk), SITE)


@writers_only
def change_following(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.change_following(request, event_to_organise_or_404(request, pk), SITE)
