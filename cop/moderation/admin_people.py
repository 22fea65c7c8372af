"""What moderators did about one member, and keeping somebody out, in the Wagtail admin."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.members.permissions import may_suspend
from cop.moderation import services
from cop.moderation.admin_views import refuse_others
from cop.moderation.forms import SuspendForm
from cop.moderation.models import Decision
from cop.moderation.permissions import may_decide_on, may_handle

MOST = 200  # decisions that are shown


def show_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Every decision about this member. The form suspends, or lifts that. To the member there is nothing here."""
    refuse_others(request)
    member = get_object_or_404(Member.objects.select_related("organisation"), pk=pk)
    if not may_decide_on(request.user, [member]):
        raise Http404
    form = SuspendForm(request.POST or None, lifts=member.is_suspended)
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, member, form.cleaned_data["reason"])
    context = {
        "page_title": member.display_name,
        "header_icon": "user",
        "member": member,
        "decisions": Decision.objects.filter(members=member)[:MOST],
        "form": form if (member.is_active or member.is_suspended) and may_suspend(request.user, member) else None,
    }
    return render(request, "moderation/admin/member.html", context)


def member_link(request: HttpRequest, member: Member) -> dict[str, Any] | None:
    """For `register_page_panel`: from somebody's page to what was decided about them, for who may see that."""
    if not may_handle(request.user) or not may_decide_on(request.user, [member]):
        return None
    return {"url": reverse("moderation_admin:member", args=[member.pk])}


def _carry_out(request: HttpRequest, member: Member, reason: str) -> HttpResponse:
    act = services.lift_suspension if member.is_suspended else services.suspend
    try:
        decision = act(member=member, by=request.user, reason=reason)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{member.display_name}: {decision.get_kind_display()}")
    return redirect("moderation_admin:member", member.pk)
