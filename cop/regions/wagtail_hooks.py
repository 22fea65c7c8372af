"""Regions and organisations in the Wagtail admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from cop.regions.merge_views import merge_organisation
from cop.regions.models import Organisation, Region
from cop.regions.permissions import may_merge


class RegionViewSet(SnippetViewSet):
    model = Region
    icon = "site"
    list_display = ["name"]


def merge_button(organisation: Organisation) -> Button:
    url = reverse("regions_merge", args=[organisation.pk])
    return Button(_("Merge with ..."), url=url, icon_name="resubmit", priority=40)


class OrganisationEditView(EditView):
    @property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)
        return [*buttons, merge_button(self.object)] if may_merge(self.request.user) else buttons


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    edit_view_class = OrganisationEditView
    icon = "home"
    list_display = ["name", "kind", "region"]
    list_filter = ["kind", "region"]


class PlacesGroup(SnippetViewSetGroup):
    items = (RegionViewSet, OrganisationViewSet)
    menu_icon = "site"
    menu_label = _("Regions")
    menu_name = "places"


register_snippet(PlacesGroup)


@hooks.register("register_admin_urls")
def merge_urls() -> list[URLPattern]:
    return [path("organisaties/<int:pk>/samenvoegen/", merge_organisation, name="regions_merge")]


@hooks.register("register_snippet_listing_buttons")
def merge_listing_button(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    return [merge_button(snippet)] if isinstance(snippet, Organisation) and may_merge(user) else []


@hooks.register("register_log_actions")
def register_merge_action(actions: Any) -> None:
    @actions.register_action("regions.merged")
    class Merged(LogFormatter):
        label = _("Merge")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Merged “%(gone)s” into this organisation") % {"gone": log_entry.data.get("gone", "")}
