"""The catalogue in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet

from cop.core.waiting import Waiting, register_waiting
from knowledge.catalogue.admin_views import LinkReportView, ResourceIndexView
from knowledge.catalogue.models import LinkState, ResourcePage
from knowledge.catalogue.permissions import may_curate_anything


@hooks.register("register_admin_urls")
def link_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", LinkReportView.as_view(), name="links"),
        path("results/", LinkReportView.as_view(results_only=True), name="links_results"),
    ]
    return [path("reports/links/", include((patterns, "catalogue_admin")))]


class CuratorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_curate_anything(request.user)


@hooks.register("register_reports_menu_item")
def links_menu_item() -> CuratorsMenuItem:
    url = reverse("catalogue_admin:links")
    return CuratorsMenuItem(_("Links that do not work"), url, icon_name="link-external", order=130)


def waiting_links(user: Any) -> Waiting | None:
    if not may_curate_anything(user):
        return None
    broken = ResourcePage.objects.filter(live=True, link_state=LinkState.BROKEN).count()
    return Waiting(_("links that do not work"), broken, f"{reverse('catalogue_admin:links')}?link_state=broken")


register_waiting(waiting_links)


class ResourceListingViewSet(PageListingViewSet):
    icon = "link-external"
    index_view_class = ResourceIndexView
    menu_item_class = CuratorsMenuItem
    menu_label = _("Learning catalogue")
    menu_order = 160
    add_to_admin_menu = True
    model = ResourcePage
    list_filter = ["kind", "link_state", "members_only", "themes", "learning_forms", "language"]
    columns = [
        *PageListingViewSet.columns,
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("provider", label=_("Provider"), sort_key="provider"),
        Column("link_state", label=_("State of the link"), accessor="get_link_state_display"),
    ]


@hooks.register("register_admin_viewset")
def resource_viewset() -> ResourceListingViewSet:
    return ResourceListingViewSet("catalogue_admin_pages")
