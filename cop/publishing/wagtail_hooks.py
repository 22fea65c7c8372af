"""Who may fetch a file, and what waits for editors."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import GroupApprovalTask, TaskState

from cop.core.models import CommunityDocument
from cop.core.permissions import may_open_admin
from cop.core.waiting import Waiting, register_waiting
from cop.publishing.documents import may_read_document


@hooks.register("before_serve_document")
def refuse_document(document: CommunityDocument, request: HttpRequest) -> HttpResponse | None:
    """A visitor signs in first, since members may see more; for anybody else the file does not exist."""
    if may_read_document(request.user, document):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise Http404


def waiting_reviews(user: Any) -> Waiting | None:
    """Contributions under review by a group of this editor."""
    if not may_open_admin(user):
        return None
    tasks = GroupApprovalTask.objects.filter(active=True)
    if not user.is_superuser:
        tasks = tasks.filter(groups__in=user.groups.all())
    if not tasks.exists():
        return None
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=tasks.values("task_ptr")).count()
    return Waiting(_("contributions to review"), waiting, reverse("wagtailadmin_reports:workflow_tasks"))


register_waiting(waiting_reviews)
