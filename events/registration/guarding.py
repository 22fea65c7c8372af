"""What may not happen to an event while people are registered for it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cop.core.deleting import register_reason_to_keep, title_held_by
from cop.core.field_checks import WrongValue, register_field_check
from events.agenda.models import EventPage
from events.registration.errors import below_taken
from events.registration.models import Registration


def register() -> None:
    register_reason_to_keep(keeps_registrations)
    register_field_check("agenda.EventPage", "capacity", enough_places)


def keeps_registrations(pages: list[Page]) -> str | None:
    """For an event with a registration, also one that was cancelled, and for a page with such an event under it."""
    title = title_held_by(Registration.objects.all(), "event", pages)
    if title is None:
        return None
    return _("People registered for “%(title)s”, so it is not deleted. Cancel the event: then they are told.") % {
        "title": title
    }


def enough_places(event: EventPage, capacity: Any) -> WrongValue | None:
    """Nobody loses a place by an edit: fewer places than are taken are refused where they are typed."""
    if capacity is None or event.pk is None:
        return None
    taken = Registration.objects.filter(event=event.pk).seated().number_of_seats()
    if capacity >= taken:
        return None
    offer = ngettext("Keep %(taken)d place", "Keep %(taken)d places", taken) % {"taken": taken}
    return WrongValue(below_taken(taken), instead=taken, offer=offer)
