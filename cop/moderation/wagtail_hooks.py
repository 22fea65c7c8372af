"""Reports in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cop.core.waiting import Waiting, register_waiting
from cop.moderation import admin_people, admin_views
from cop.moderation.models import Report
from cop.moderation.permissions import may_handle


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", admin_views.list_reports, name="reports"),
        path("<int:pk>/", admin_views.handle_reports, name="handle"),
        path("terugzetten/<int:pk>/", admin_views.restore, name="restore"),
        path("over/<str:model>/<int:pk>/", admin_views.show_history, name="history"),
        path("lid/<int:pk>/", admin_people.show_member, name="member"),
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
    for kind, label, sentence in (
        ("kept", _("Look at a report"), _("Reported, looked at and left")),
        ("warned", _("Warn the author"), _("The author was warned by a moderator")),
        ("hidden", _("Hide"), _("Hidden from readers by a moderator")),
        ("restored", _("Put back"), _("Shown to readers again")),
        ("admitted", _("Let through"), _("A waiting post was let through")),
        ("suspended", _("Suspend the author"), _("The author was suspended")),
    ):
        actions.register_action(f"moderation.{kind}", label, sentence)


def waiting_reports(user: Any) -> Waiting | None:
    """Things with an open report, not about one's own words; several reports on one of them are one piece of work."""
    if not may_handle(user):
        return None
    mine = Report.objects.open().for_moderator(user)
    things = mine.order_by().values("content_type", "object_id").distinct().count()
    return Waiting(_("reports to look at"), things, reverse("moderation_admin:reports"))


register_waiting(waiting_reports)
