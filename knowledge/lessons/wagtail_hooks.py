"""Lessons in the Wagtail admin."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button

from cop.core.permissions import may_open_admin
from cop.core.waiting import Waiting, register_waiting
from knowledge.lessons.models import LessonPage
from knowledge.lessons.permissions import may_curate
from knowledge.lessons.services import mark_checked

CHECK_AFTER = datetime.timedelta(days=365)


class LessonListingViewSet(PageListingViewSet):
    icon = "doc-full"
    menu_label = _("Lessons")
    menu_order = 150
    add_to_admin_menu = True
    model = LessonPage
    list_filter = ["outcome", "evidence", "featured", "members_only", "themes", "organisation"]
    columns = [
        *PageListingViewSet.columns,
        Column("outcome", label=_("Outcome"), accessor="get_outcome_display"),
        Column("evidence", label=_("Evidence"), accessor="get_evidence_display", sort_key="evidence"),
        Column("organisation", label=_("Organisation"), accessor="organisation"),
        DateColumn("last_checked_on", label=_("Last checked on"), sort_key="last_checked_on"),
    ]


@hooks.register("register_admin_viewset")
def lesson_viewset() -> LessonListingViewSet:
    return LessonListingViewSet("lessons_admin")


@hooks.register("register_log_actions")
def register_checked_action(actions: Any) -> None:
    actions.register_action("lessons.checked", _("Check"), _("Checked that it is still right"))


@hooks.register("register_admin_urls")
def check_urls() -> list[URLPattern]:
    return [path("lessen/<int:pk>/gecontroleerd/", check_lesson, name="lessons_check")]


def check_lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first: a link in a mail or a crawler may not mark anything."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=pk)
    if not may_curate(request.user, lesson):
        raise PermissionDenied(gettext("Only editors mark a lesson as checked."))
    if request.method != "POST":
        context = {"page_title": gettext("Still right?"), "lesson": lesson, "header_icon": "check"}
        return render(request, "lessons/admin/check.html", context)
    mark_checked(lesson=lesson, by=request.user)
    messages.success(request, gettext("Marked as checked today."))
    return redirect("wagtailadmin_pages:edit", pk)


def due_for_check() -> QuerySet[LessonPage]:
    """Published lessons that nobody looked over for a year."""
    before = timezone.localdate() - CHECK_AFTER
    unchecked = Q(last_checked_on__isnull=True, listed_at__date__lt=before)
    return LessonPage.objects.live().filter(Q(last_checked_on__lt=before) | unchecked)


def waiting_checks(user: Any) -> Waiting | None:
    if not (may_open_admin(user) and user.has_perm("core.change_theme")):
        return None
    return Waiting(
        _("lessons that nobody looked over for a year"),
        due_for_check().count(),
        reverse("lessons_admin:index") + "?ordering=last_checked_on",
    )


register_waiting(waiting_checks)


@hooks.register("register_page_header_buttons")
def checked_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    if not isinstance(page, LessonPage) or not page.live or not may_curate(user, page):
        return []
    return [Button(_("Mark as checked"), url=reverse("lessons_check", args=[page.pk]), icon_name="check", priority=15)]
