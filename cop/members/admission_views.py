"""Requests for access, in the Wagtail admin, for moderators."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.members.forms import DecisionForm
from cop.members.models import Member
from cop.members.permissions import may_admit
from cop.members.services import admit_member, decline_member


def list_admissions(request: HttpRequest) -> HttpResponse:
    """Who waits, longest first, and who was declined lately."""
    _refuse_others(request)
    members = Member.objects.select_related("organisation", "region")
    context: dict[str, Any] = {
        "page_title": _("Requests for access"),
        "header_icon": "user",
        "waiting": members.filter(status=Member.Status.PENDING).order_by("date_joined"),
        "declined": members.filter(status=Member.Status.DECLINED).order_by("-status_changed_at")[:20],
    }
    return render(request, "members/admin/admissions.html", context)


def decide_admission(request: HttpRequest, pk: int) -> HttpResponse:
    _refuse_others(request)
    member = get_object_or_404(Member, pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, member, form.cleaned_data)
    context = {"page_title": member.display_name, "header_icon": "user", "member": member, "form": form}
    return render(request, "members/admin/decide.html", context)


def _carry_out(request: HttpRequest, member: Member, data: dict[str, str]) -> HttpResponse:
    decide = admit_member if data["decision"] == "admit" else decline_member
    try:
        decide(member=member, by=request.user, reason=data["reason"])
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        sentence = _("%(name)s has been admitted.") if data["decision"] == "admit" else _("%(name)s has been declined.")
        messages.success(request, sentence % {"name": member.display_name})
    return redirect("members_admin:admissions")


def _refuse_others(request: HttpRequest) -> None:
    if not may_admit(request.user):
        raise PermissionDenied(_("Only moderators decide on admission."))
