"""At the door: by the code that somebody shows, or by name."""

import re
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop.core.errors import DomainError, NotAllowed
from events.agenda.models import EventPage
from events.organising import services
from events.organising.doors import members_only, organisers_only, private, still_organised
from events.organising.services.marking import Unknown, found_by
from events.organising.table import TableFilter
from events.registration.models import Registration
from events.registration.permissions import get_organised_or_404

MOST_FOUND = 30
CODE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@organisers_only
@require_safe
def search(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    """A scanner that types what it reads types the whole address of a code: that leads to whose code it is."""
    typed = CODE.search(request.GET.get("q", ""))
    if typed is not None:
        return redirect("organising:check-in", event.slug, UUID(typed[0]))
    asked = TableFilter.from_query({"q": request.GET.get("q", ""), "stand": "registered"})
    there = Registration.objects.filter(event=event, state="registered")
    found = list(asked.rows(event)[: MOST_FOUND + 1])
    context = {
        "event": event,
        "asked": asked,
        "rows": found[:MOST_FOUND],
        "has_more": len(found) > MOST_FOUND,
        "number": there.count(),
        "came": there.filter(checked_in_at__isnull=False).count(),
    }
    return render(request, "organising/door.html", context)


@members_only
def check_in(request: HttpRequest, slug: str, token: UUID) -> HttpResponseBase:
    """Who opens their own code reads what it is for. Looking at one changes nothing; only a form does."""
    own = Registration.objects.filter(token=token, event__slug=slug, member_id=request.user.pk).first()
    try:
        event = get_organised_or_404(request.user, slug)
    except (PermissionDenied, Http404):
        if own is None:
            raise
        return private(render(request, "organising/own_code.html", {"event": own.event, "own": own}))
    with still_organised():
        return private(_at_the_door(request, event, token))


def _at_the_door(request: HttpRequest, event: EventPage, token: UUID) -> HttpResponseBase:
    try:
        if request.method == "POST":
            is_first = services.check_in(event=event, by=request.user, token=token)
            said = _("Checked in: %(name)s.") if is_first else _("%(name)s was checked in already.")
            name = found_by(event, token).member_name
            (messages.success if is_first else messages.warning)(request, said % {"name": name})
            return redirect("organising:door", event.slug)
        found = found_by(event, token)
    except NotAllowed:
        raise
    except DomainError as refused:
        status = 404 if isinstance(refused, Unknown) else 409
        return render(request, "organising/refused.html", {"event": event, "sentence": str(refused)}, status=status)
    return render(request, "organising/check_in.html", {"event": event, "found": found})
