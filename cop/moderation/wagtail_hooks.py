"""Reports in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cop.core.waiting import Waiting, register_waiting
from cop.moderation import admin_views
from cop.moderation.models import Report
from cop.moderation.permissions import may_handle


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", admin_views.list_reports, name="reports"),
        path("<int:pk>/", admin_views.handle_reports, name="handle"),
        path("terugzetten/<int:pk>/", admin_views.restore, name="restore"),
    ]
    return [path("meldingen/", include((patterns, "moderation_admin")))]


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_handle(request.user)


@hooks.register("register_admin_menu_item")
def report_menu_item() -> ReportMenuItem:
    return ReportMenuItem(_("Reported"), reverse("moderation_admin:reports"), icon_name="warning", order=260)


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    actions.register_action("moderation.kept", _("Look at a report"), _("Reported, looked at and left"))
    actions.register_action("moderation.hidden", _("Hide"), _("Reported and hidden from readers"))
    actions.register_action("moderation.restored", _("Put back"), _("Shown to readers again"))


def waiting_reports(user: Any) -> Waiting | None:
    """Things with an open report; several reports on one of them are one piece of work."""
    if not may_handle(user):
        return None
    things = Report.objects.open().order_by().values("content_type", "object_id").distinct().count()
    return Waiting(_("reports to look at"), things, reverse("moderation_admin:reports"))


register_waiting(waiting_reports)
