"""The log of mails in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cop.core.waiting import Waiting, register_waiting
from cop.notifications.models import Delivery
from cop.notifications.permissions import may_see_log
from cop.notifications.views.deliveries import DeliveryReportView, retry


@hooks.register("register_admin_urls")
def delivery_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", DeliveryReportView.as_view(), name="deliveries"),
        path("results/", DeliveryReportView.as_view(results_only=True), name="deliveries_results"),
        path("<int:pk>/opnieuw/", retry, name="retry"),
    ]
    return [path("reports/mails/", include((patterns, "notifications_admin")))]


class DeliveryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_log(request.user)


@hooks.register("register_reports_menu_item")
def delivery_menu_item() -> DeliveryMenuItem:
    return DeliveryMenuItem(_("Mails"), reverse("notifications_admin:deliveries"), icon_name="mail", order=1200)


def waiting_failures(user: Any) -> Waiting | None:
    if not may_see_log(user):
        return None
    failed = Delivery.objects.filter(state=Delivery.State.FAILED).count()
    return Waiting(
        _("mails that could not be sent"), failed, reverse("notifications_admin:deliveries") + "?state=failed"
    )


register_waiting(waiting_failures)
