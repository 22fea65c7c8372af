"""The log of mails in the Wagtail admin, for administrators: what was not taken, and trying that once more."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from cop.core.errors import DomainError
from cop.notifications import services
from cop.notifications.models import Delivery
from cop.notifications.permissions import may_see_log


class DeliveryFilterSet(WagtailFilterSet):
    class Meta:
        model = Delivery
        fields = ["state"]


class RetryColumn(Column):
    cell_template_name = "notifications/admin/retry_cell.html"


class DeliveryReportView(ReportView):
    """Newest first. What a mail says stands nowhere in it."""

    page_title = gettext_lazy("Mails of notifications")
    header_icon = "mail"
    index_url_name = "notifications_admin:deliveries"
    index_results_url_name = "notifications_admin:deliveries_results"
    filterset_class = DeliveryFilterSet
    default_ordering = "-decided_at"
    columns = [
        Column("key", label=gettext_lazy("Mail")),
        Column("member", label=gettext_lazy("Member"), accessor="member"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("attempts", label=gettext_lazy("Attempts")),
        Column("error", label=gettext_lazy("Error")),
        DateColumn("decided_at", label=gettext_lazy("Decided at")),
        RetryColumn("retry", label=gettext_lazy("Send again"), accessor="pk"),
    ]
    list_export = ["key", "member", "state", "attempts", "error", "decided_at", "done_at"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _refuse_others(request)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Delivery]:
        return Delivery.objects.select_related("member").order_by("-decided_at", "-pk")


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    _refuse_others(request)
    try:
        services.retry_delivery(delivery=get_object_or_404(Delivery, pk=pk), by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("The mail is sent again."))
    return redirect("notifications_admin:deliveries")


def _refuse_others(request: HttpRequest) -> None:
    if not may_see_log(request.user):
        raise PermissionDenied(gettext("Only administrators see which mails were sent."))
