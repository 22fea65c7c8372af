"""The parts of an event in its history, each in plain words. Readers see it: never the link to an online one."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop.care.history import Part, register_history
from cop.care.views.history import show_history
from cop.core.moment_words import moment_in_words
from cop.core.page_panels import register_page_panel
from cop.core.page_views import register_sub_view
from cop.core.richtext import plain_lines
from events.agenda.models import EventPage

MODEL = "agenda.EventPage"


def register() -> None:
    register_sub_view(MODEL, "geschiedenis", show_history, in_sitemap=False)
    register_page_panel(MODEL, "care/_history_link.html", _link, place="menu", order=10)
    register_history(
        MODEL,
        (
            Part(_("Title"), ("title",), lambda event: event.title),
            Part(_("In one sentence"), ("summary",), lambda event: event.summary),
            Part(_("Kind"), ("kind",), lambda event: str(event.get_kind_display())),
            Part(_("When"), ("starts_at", "ends_at"), lambda event: event.when),
            Part(_("Where"), ("place_name", "address"), _place),
            Part(_("Programme"), ("body",), lambda event: plain_lines(event.body)),
            Part(_("Organised by"), ("organised_by",), lambda event: event.organised_by),
            Part(_("For whom"), ("audience",), lambda event: event.audience),
            Part(_("Accessibility"), ("accessibility",), lambda event: event.accessibility),
            Part(_("Registration"), ("registration_mode", "register_by", "capacity"), _registration),
            Part(_("Theme"), ("themes",), _names("themes")),
            Part(_("Target group"), ("target_groups",), _names("target_groups")),
        ),
    )


def _link(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    return {"url": event.get_url(request)} if event.live and not getattr(request, "is_preview", False) else None


def _place(event: EventPage) -> str:
    return "\n".join(filter(None, (event.place_name, event.address)))


def _registration(event: EventPage) -> str:
    until = moment_in_words(event.register_by) if event.register_by else ""
    places = str(event.capacity) if event.capacity else ""
    return "\n".join(filter(None, (str(event.get_registration_mode_display()), until, places)))


def _names(field: str) -> Callable[[Any], str]:
    return lambda event: "\n".join(str(term) for term in getattr(event, field).all())
