"""An editor checks the evidence of a lesson, in the admin."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cop.core.errors import DomainError, NotAllowed
from knowledge.lessons.models import LessonPage
from knowledge.lessons.permissions import may_curate
from knowledge.replications.reading import EvidenceReading, ladder_of
from knowledge.replications.services import check_evidence, withdraw_evidence_check
from knowledge.replications.services.evidence import CAN_BE_CHECKED


def check_lesson_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what there is and asks first: a link in a mail or a crawler may not mark anything."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=pk)
    if not may_curate(request.user, lesson):
        raise PermissionDenied(_("Only editors check the evidence of a lesson."))
    if request.method != "POST":
        return render(request, "replications/admin/check_evidence.html", _context(lesson))
    try:
        messages.success(request, _do(request, lesson))
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect("replications_check_evidence", pk)
    return redirect(lesson.url)


def _do(request: HttpRequest, lesson: LessonPage) -> str:
    if request.POST.get("take_back"):
        withdraw_evidence_check(lesson=lesson, by=request.user)
        return _("The check has been taken back.")
    check_evidence(lesson=lesson, by=request.user, seen=_seen(request))
    return _("The evidence is marked as checked today.")


def _seen(request: HttpRequest) -> UUID:
    """Which reports the editor had before them; no reports at all for a form that somebody made up."""
    try:
        return UUID(request.POST.get("seen", ""))
    except ValueError:
        return UUID(int=0)


def _context(lesson: LessonPage) -> dict[str, object]:
    return {
        "page_title": _("Check the evidence"),
        "header_icon": "check",
        "lesson": lesson,
        "evidence": EvidenceReading(lesson),
        "ladder": ladder_of(lesson),
        "can_be_checked": lesson.evidence in CAN_BE_CHECKED,
    }
