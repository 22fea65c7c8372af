"""Admission in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cop.core.waiting import Waiting, register_waiting
from cop.members import admission_views
from cop.members.models import Member
from cop.members.permissions import may_admit


@hooks.register("register_admin_urls")
def admission_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", admission_views.list_admissions, name="admissions"),
        path("<int:pk>/", admission_views.decide_admission, name="decide"),
    ]
    return [path("toegang/", include((patterns, "members_admin")))]


class AdmissionMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_admit(request.user)


@hooks.register("register_admin_menu_item")
def admission_menu_item() -> AdmissionMenuItem:
    return AdmissionMenuItem(_("Requests for access"), reverse("members_admin:admissions"), icon_name="user", order=250)


def waiting_admissions(user: Any) -> Waiting | None:
    if not may_admit(user):
        return None
    waiting = Member.objects.filter(status=Member.Status.PENDING).count()
    return Waiting(_("requests for access"), waiting, reverse("members_admin:admissions"))


register_waiting(waiting_admissions)
