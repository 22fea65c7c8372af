"""Posts that wait, in the Wagtail admin, for moderators."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.discussions import services
from cop.discussions.forms import WaitingPostForm
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import may_moderate
from cop.discussions.waiting import waiting_posts
from cop.moderation.admin_context import case_or_404
from cop.moderation.services.recording import on_thing


def list_waiting(request: HttpRequest) -> HttpResponse:
    """What waits, longest first. Who looks here has been told."""
    _refuse_others(request)
    services.stop_telling_of_waiting_posts(moderator=request.user)
    context: dict[str, Any] = {
        "page_title": _("Waiting posts"),
        "header_icon": "comment",
        "waiting": waiting_posts(request.user),
    }
    return render(request, "discussions/admin/waiting.html", context)


def decide_on_waiting(request: HttpRequest, thread: int, number: int) -> HttpResponse:
    """One post with what stands around it; `number` 0 is the first of its thread."""
    _refuse_others(request)
    post: Any = get_object_or_404(Reply, thread=thread, number=number) if number else None
    post = post or get_object_or_404(ThreadPage, pk=thread)
    if post.author_id == request.user.pk:
        raise Http404
    form = WaitingPostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, post, form.cleaned_data)
    row = on_thing(post)
    context = {
        "page_title": row.title,
        "header_icon": "comment",
        "form": form,
        "is_waiting": post.state == PostState.HELD,
        **case_or_404(request.user, row).context(request.user),
    }
    return render(request, "discussions/admin/decide.html", context)


def _carry_out(request: HttpRequest, post: Reply | ThreadPage, data: dict[str, str]) -> HttpResponse:
    try:
        if data["decision"] == "admit":
            services.admit_post(post=post, by=request.user)
            messages.success(request, _("Everybody can read it now. The author has been told."))
        else:
            services.hide_post(post=post, by=request.user, reason=data["reason"])
            messages.success(request, _("Hidden. The author has been told."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("discussions_admin:waiting")


def _refuse_others(request: HttpRequest) -> None:
    if not may_moderate(request.user):
        raise PermissionDenied(_("Only moderators do this."))
