"""What one sees of registrations: one's own, and who else comes."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from cop.core.dashboard import panels_for
from events.registration.calendar_file import MEDIA_TYPE, calendar_of
from events.registration.models import State
from events.registration.own import MOST_SHOWN, coming_of, past_of
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
    if not sees_participants(request.user, event):
        raise PermissionDenied(_("Only who has a place sees who else comes."))
    return render(request, "registration/participants.html", {"event": event, "who": participants_of(event)})


@members_only
def own_calendar(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One's own file: with the link, so nobody keeps it on the way."""
    own = get_own_registration_or_404(request.user, pk)
    response = HttpResponse(calendar_of(own), content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{own.event.slug}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response
