"""Events in the Wagtail admin."""

from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button

from cop.core.admin_lists import PAGE_COLUMNS
from events.agenda.acts import CANCEL, CHANGE_FOLLOWING, REPEAT, RESTORE, acts_open
from events.agenda.models import EventPage, RegistrationMode
from events.agenda.permissions import may_organise
from events.agenda.views import admin

#: (act, its address, its name, icon)
BUTTONS = (
    (REPEAT, "admin-repeat", _("Repeat it"), "copy"),
    (CHANGE_FOLLOWING, "admin-change-following", _("Change the following as well"), "rotate"),
    (CANCEL, "admin-cancel", _("Cancel it"), "circle-xmark"),
    (RESTORE, "admin-restore", _("It goes on after all"), "circle-check"),
)


def when_in_words(event: EventPage) -> str:
    """A cancelled event stays published, and looks in the list as if it goes on."""
    return gettext("%(when)s (cancelled)") % {"when": event.when} if event.is_cancelled else event.when


def places_in_words(event: EventPage) -> str:
    """For who plans: how full it is, and whether people wait."""
    if event.registration_mode != RegistrationMode.HERE:
        return ""
    taken, waiting = intcomma(event.places_taken), intcomma(event.waiting)
    if event.capacity is not None:
        taken = gettext("%(taken)s of %(capacity)s") % {"taken": taken, "capacity": intcomma(event.capacity)}
    return gettext("%(taken)s, %(waiting)s waiting") % {"taken": taken, "waiting": waiting} if event.waiting else taken


class EventListingViewSet(PageListingViewSet):
    icon = "calendar-alt"
    menu_label = _("Agenda")
    menu_order = 157
    add_to_admin_menu = True
    model = EventPage
    list_filter = ["kind", "registration_mode", "members_only", "themes", "target_groups"]
    columns = [
        *PAGE_COLUMNS,
        # Wagtail's own column for dates says of every day to come that it is just now.
        Column("starts_at", label=_("When"), accessor=when_in_words, sort_key="starts_at", width="15%"),
        Column("organised_by", label=_("Organised by"), accessor="organised_by"),
        Column("places_taken", label=_("Places taken"), accessor=places_in_words, sort_key="places_taken"),
    ]


@hooks.register("register_admin_viewset")
def event_viewset() -> EventListingViewSet:
    return EventListingViewSet("events_admin")


@hooks.register("register_admin_urls")
def event_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("<int:pk>/herhalen/", admin.repeat_event, name="admin-repeat"),
        path("<int:pk>/afgelasten/", admin.cancel_event, name="admin-cancel"),
        path("<int:pk>/gaat-door/", admin.restore_event, name="admin-restore"),
        path("<int:pk>/volgende/", admin.change_following, name="admin-change-following"),
    ]
    return [path("agenda/", include((patterns, "agenda_admin")))]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """What can be done with this event now, for who organises it."""
    if not isinstance(page, EventPage) or not may_organise(user, page):
        return []
    open_now = acts_open(page)
    return [
        Button(label, url=reverse(f"agenda_admin:{name}", args=[page.pk]), icon_name=icon, priority=priority)
        for priority, (act, name, label, icon) in enumerate(BUTTONS, start=60)
        if act in open_now
    ]
