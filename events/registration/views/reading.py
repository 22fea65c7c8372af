"""What one sees of registrations: one's own, and who else comes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cop.core.dashboard import panels_for
from cop.core.errors import DomainError
from events.registration import services
from events.registration.calendar_file import MEDIA_TYPE, calendar_of
from events.registration.models import Registration, State
from events.registration.own import MOST_SHOWN, coming_of, own_registration, past_of
from events.registration.participants import participants_of
from events.registration.permissions import get_event_or_404, get_own_registration_or_404, sees_participants
from events.registration.views.registering import members_only


@members_only
def list_own(request: HttpRequest) -> HttpResponseBase:
    """All that one has to do with events: what one goes to and waits for, what other rooms add, and what has been."""
    now = timezone.now()
    coming = list(coming_of(request.user, now)[:MOST_SHOWN])
    context = {
        "coming": [own for own in coming if own.state != State.WAITING],
        "waiting": [own for own in coming if own.state == State.WAITING],
        "panels": panels_for(request.user, "events"),
        "past": past_of(request.user, now)[:MOST_SHOWN],
    }
    return render(request, "registration/list_own.html", context)


@members_only
def list_participants(request: HttpRequest, slug: str) -> HttpResponseBase:
    event = get_event_or_404(request.user, slug)
    own = own_registration(request.user, event)
    if not sees_participants(request.user, event, own):
        raise PermissionDenied(_("Only who has a place sees who else comes."))
    if request.method == "POST" and own is not None:
        return _show_name(request, own)
    context = {"event": event, "own": own, "who": participants_of(event)}
    return render(request, "registration/participants.html", context)


def _show_name(request: HttpRequest, own: Registration) -> HttpResponseBase:
    """Also when the event has been: nobody's name has to go on standing there."""
    shows_name = bool(request.POST.get("shows_name"))
    try:
        services.show_name(registration=own, by=request.user, shows_name=shows_name)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Others read your name now.") if shows_name else _("Your name is off the list."))
    return redirect("registration:list-participants", own.event.slug)


@members_only
def own_calendar(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One's own file: with the link, so nobody keeps it on the way."""
    own = get_own_registration_or_404(request.user, pk)
    response = HttpResponse(calendar_of(own), content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{own.event.slug}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response
