"""Who may register, and who sees what of a registration. What one may not know of is not there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cop.core.permissions import is_admitted
from events.agenda.models import EventPage
from events.agenda.permissions import may_organise
from events.registration.models import Registration


def get_event_or_404(user: Any, slug: str) -> EventPage:
    """A published event that this member may read."""
    event: EventPage = get_object_or_404(EventPage.objects.live(), slug=slug)
    if not event.may_be_read_by(user):
        raise Http404
    return event


def get_organised_or_404(user: Any, slug: str) -> EventPage:
    """Also a draft, to who organises it. Raises PermissionDenied when others may read the event, Http404 when not."""
    event: EventPage = get_object_or_404(EventPage, slug=slug)
    if may_organise(user, event):
        return event
    if event.live and event.may_be_read_by(user):
        raise PermissionDenied(_("Only who organises this event does this."))
    raise Http404


def sees_link(own: Registration, event: EventPage) -> bool:
    """The one rule for page, mail and calendar file: who has a place, not who waits, and nobody once it is called off."""
    return own.is_in and not event.is_cancelled


def sees_participants(user: Any, event: EventPage, own: Registration | None) -> bool:
    """Who has a place, which `own` says of this user, and who organises it."""
    return (own is not None and own.is_in) or may_organise(user, event)


def get_own_registration_or_404(user: Any, pk: int) -> Registration:
    """One's own, of which the state does not matter; that of somebody else is not there."""
    if not is_admitted(user):
        raise Http404
    return get_object_or_404(Registration.objects.visible_to(user).select_related("event"), pk=pk)
