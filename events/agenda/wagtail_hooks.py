"""Events in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from events.agenda.models import EventPage


class EventListingViewSet(PageListingViewSet):
    icon = "calendar-alt"
    menu_label = _("Agenda")
    menu_order = 157
    add_to_admin_menu = True
    model = EventPage
    list_filter = ["kind", "registration_mode", "members_only", "themes", "target_groups"]
    columns = [
        *PageListingViewSet.columns,
        DateColumn("starts_at", label=_("Start"), sort_key="starts_at"),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("organised_by", label=_("Organised by"), accessor="organised_by"),
    ]


@hooks.register("register_admin_viewset")
def event_viewset() -> EventListingViewSet:
    return EventListingViewSet("events_admin")
