"""The same acts as in the site, for editors in the Wagtail admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.agenda import acts
from events.agenda.models import EventPage
from events.agenda.permissions import may_organise
from events.agenda.views import acting

#: {act: (title, icon)}
HEADS = {
    acts.REPEAT: (gettext_lazy("Repeat this event"), "copy"),
    acts.CANCEL: (gettext_lazy("Cancel this event"), "circle-xmark"),
    acts.RESTORE: (gettext_lazy("Undo the cancellation"), "circle-check"),
    acts.CHANGE_FOLLOWING: (gettext_lazy("Change the following as well"), "rotate"),
}


def _heads(act: str) -> dict[str, Any]:
    title, icon = HEADS[act]
    return {"page_title": title, "header_title": title, "header_icon": icon}


def _edit(event: EventPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[event.pk])


ADMIN = acting.Desk(templates="agenda/admin", back=lambda _request, event: _edit(event), to_publish=_edit, heads=_heads)


def repeat_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.repeat(request, _event_or_refuse(request, pk), ADMIN)


def cancel_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.cancel(request, _event_or_refuse(request, pk), ADMIN)


def restore_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.restore(request, _event_or_refuse(request, pk), ADMIN)


def change_following(request: HttpRequest, pk: int) -> HttpResponseBase:
    return acting.change_following(request, _event_or_refuse(request, pk), ADMIN)


def _event_or_refuse(request: HttpRequest, pk: int) -> EventPage:
    """404 for what is no event; raises PermissionDenied for who may open the admin, but does not organise this one."""
    event = get_object_or_404(EventPage, pk=pk)
    if not may_organise(request.user, event):
        raise PermissionDenied(_("Only its organisers and editors do this with an event."))
    return event
