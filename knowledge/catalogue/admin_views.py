"""The report on links in the Wagtail admin, for editors."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.views.reports import ReportView

from cop.core.spreadsheets import disarmed
from knowledge.catalogue.models import LinkState, ResourcePage
from knowledge.catalogue.permissions import may_curate_anything


class CuratorsOnly:
    """Also what is still being written is shown here, which is its author's and the editors'."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_curate_anything(request.user):
            raise PermissionDenied(gettext("Only editors see this."))
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class ResourceIndexView(CuratorsOnly, IndexView):
    """Every entry, as Wagtail lists pages of one type."""


class LinkFilterSet(WagtailFilterSet):
    link_state = django_filters.ChoiceFilter(label=_("State of the link"), choices=LinkState.choices)

    class Meta:
        model = ResourcePage
        fields = ["link_state"]


class LinkReportView(CuratorsOnly, ReportView):
    """Published entries of which the link does not work, those that failed longest first."""

    page_title = _("Links that do not work")
    header_icon = "link-external"
    index_url_name = "catalogue_admin:links"
    index_results_url_name = "catalogue_admin:links_results"
    filterset_class = LinkFilterSet
    default_ordering = "link_failed_on"
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailadmin_pages:edit"),
        Column("link", label=_("Address")),
        Column("link_state", label=_("State of the link"), accessor="get_link_state_display"),
        Column("link_status", label=_("HTTP status")),
        Column("link_note", label=_("What happened")),
        DateColumn("link_failed_on", label=_("Since"), sort_key="link_failed_on"),
        DateColumn("link_checked_at", label=_("Checked at"), sort_key="link_checked_at"),
    ]
    list_export = [
        *("title", "provider", "link", "get_link_state_display", "link_status", "link_note"),
        *("link_failed_on", "link_checked_at"),
    ]
    export_headings = {"get_link_state_display": _("State of the link"), "link_failed_on": _("Since")}
    custom_field_preprocess = {name: {"csv": disarmed, "xlsx": disarmed} for name in ("title", "provider", "link")}

    def get_queryset(self) -> QuerySet[ResourcePage]:
        live: QuerySet[ResourcePage] = ResourcePage.objects.filter(live=True)
        if not self.request.GET.get("link_state"):
            live = live.filter(link_state__in=(LinkState.BROKEN, LinkState.FAILING))
        return live.order_by("link_failed_on", "pk")
