"""Workshops in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from knowledge.workshops.models import WorkshopPage


class WorkshopListingViewSet(PageListingViewSet):
    icon = "clipboard-list"
    menu_label = _("Workshops")
    menu_order = 155
    add_to_admin_menu = True
    model = WorkshopPage
    list_filter = ["length", "level", "members_only", "themes", "target_groups"]
    columns = [
        *PageListingViewSet.columns,
        Column("total_minutes", label=_("Minutes in all"), accessor="total_minutes", sort_key="total_minutes"),
        Column("level", label=_("Level"), accessor="get_level_display"),
        DateColumn("last_checked_on", label=_("Last checked on"), sort_key="last_checked_on"),
    ]


@hooks.register("register_admin_viewset")
def workshop_viewset() -> WorkshopListingViewSet:
    return WorkshopListingViewSet("workshops_admin")
