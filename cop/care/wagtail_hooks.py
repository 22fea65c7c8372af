"""Keeping pages right in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from cop.care import admin_views, handover_admin
from cop.care.authors import number_without_active_author
from cop.care.due import number_due
from cop.care.models import CareMixin
from cop.core.permissions import may_curate, may_curate_anything
from cop.core.waiting import Waiting, register_waiting


@hooks.register("register_admin_urls")
def care_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("nakijken/", admin_views.list_due, name="due"),
        path("gearchiveerd/", admin_views.list_archived, name="archived"),
        path("zonder-schrijver/", handover_admin.list_without_author, name="without-author"),
        path("overdragen/", handover_admin.find_member, name="find-member"),
        path("overdragen/<int:pk>/", handover_admin.hand_over_of_member, name="hand-over-of-member"),
        path("<int:pk>/overdragen/", handover_admin.hand_over_page, name="hand-over-page"),
        path("<int:pk>/archiveren/", admin_views.archive_page, name="archive-page"),
        path("<int:pk>/terugzetten/", admin_views.restore_page, name="restore-page"),
        path("<int:pk>/klopt-nog/", admin_views.mark_still_right, name="mark-still-right"),
    ]
    return [path("zorg/", include((patterns, "care_admin")))]


@hooks.register("register_log_actions")
def care_actions(actions: Any) -> None:
    actions.register_action("care.checked", _("Check"), _("Checked that it is still right"))
    actions.register_action("care.archived", _("Archive"), _("Archived"))
    actions.register_action("care.handed_over", _("Hand over"), _("Handed over to another author"))
    actions.register_action("care.restored", _("Take out of the archive"), _("Taken out of the archive"))


class CuratorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_curate_anything(request.user)


@hooks.register("register_reports_menu_item")
def due_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem(_("To be looked over"), reverse("care_admin:due"), icon_name="check", order=100)


@hooks.register("register_reports_menu_item")
def archived_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem(_("Archived"), reverse("care_admin:archived"), icon_name="folder-inverse", order=110)


@hooks.register("register_reports_menu_item")
def without_author_menu_item() -> CuratorsMenuItem:
    url = reverse("care_admin:without-author")
    return CuratorsMenuItem(_("Without an author"), url, icon_name="user", order=120)


def waiting_checks(user: Any) -> Waiting | None:
    if not may_curate_anything(user):
        return None
    return Waiting(_("pages to look over"), number_due(), reverse("care_admin:due"))


register_waiting(waiting_checks)


def waiting_for_author(user: Any) -> Waiting | None:
    if not may_curate_anything(user):
        return None
    return Waiting(_("pages without an author"), number_without_active_author(), reverse("care_admin:without-author"))


register_waiting(waiting_for_author)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    if not isinstance(page, CareMixin) or not page.is_open or not may_curate(user, page):
        return []
    hand_over = _button(_("Hand over"), "hand-over-page", "user", page, 17)
    if page.is_archived:
        return [_button(_("Take out of the archive"), "restore-page", "folder-inverse", page, 15), hand_over]
    return [
        _button(_("Still right"), "mark-still-right", "check", page, 15),
        _button(_("Archive"), "archive-page", "folder-inverse", page, 16),
        hand_over,
    ]


def _button(label: Any, view: str, icon: str, page: Any, priority: int) -> Button:
    return Button(label, url=reverse(f"care_admin:{view}", args=[page.pk]), icon_name=icon, priority=priority)
