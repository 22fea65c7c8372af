"""Reports, in the Wagtail admin, for moderators."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.moderation import services
from cop.moderation.admin_context import case_or_404, reports_about
from cop.moderation.forms import HandleForm, RestoreForm
from cop.moderation.models import Decision, Report
from cop.moderation.permissions import may_handle
from cop.moderation.reportables import reportable
from cop.moderation.services.recording import on_thing

MOST = 500  # open reports that are read at once: more than a day's work
LATELY = 20


@dataclass
class Reported:
    """A thing with its open reports, the oldest first."""

    first: Report
    number: int
    reasons: list[str | Promise]

    @property
    def since(self) -> datetime:
        return self.first.reported_at


def list_reports(request: HttpRequest) -> HttpResponse:
    """What is open, longest first, what was decided lately, and who is suspended."""
    refuse_others(request)
    context: dict[str, Any] = {
        "page_title": _("Reports by members"),
        "header_icon": "warning",
        "reported": _by_thing(Report.objects.open().for_moderator(request.user)[:MOST]),
        "decisions": Decision.objects.for_moderator(request.user).prefetch_related("members")[:LATELY],
        "suspended": _suspended(request.user),
    }
    return render(request, "moderation/admin/reports.html", context)


def handle_reports(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything a moderator needs to decide on one thing."""
    refuse_others(request)
    report = get_object_or_404(Report.objects.select_related("content_type", "decision"), pk=pk)
    case = case_or_404(request.user, report)
    form = HandleForm(
        request.POST or None,
        is_there=case.thing is not None,
        has_authors=bool(case.authors),
        to_suspend=case.to_suspend(request.user),
    )
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, report, form.cleaned_data)
    context = {
        "page_title": report.title,
        "header_icon": "warning",
        "report": report,
        "reports": Report.objects.open().about_the_same_as(report).select_related("reporter"),
        "form": form,
        **case.context(request.user),
    }
    return render(request, "moderation/admin/handle.html", context)


def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks why something that was hidden can be read again."""
    refuse_others(request)
    decision = get_object_or_404(Decision.objects.select_related("content_type"), pk=pk, kind=Decision.Kind.HIDDEN)
    case = case_or_404(request.user, decision)
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.restore_thing(decision=decision, by=request.user, reason=form.cleaned_data["reason"])
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Readers see it again. The author has been told."))
        return redirect("moderation_admin:reports")
    context = {
        "page_title": decision.title,
        "header_icon": "warning",
        "decision": decision,
        "form": form,
        **case.context(request.user),
    }
    return render(request, "moderation/admin/restore.html", context)


def show_history(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    """Who reported one thing and what moderators did with it: with who, when and why."""
    refuse_others(request)
    kind = reportable(model)
    thing = kind.find(pk) if kind else None
    if thing is None:
        raise Http404
    row = on_thing(thing)
    context = {
        "page_title": row.title,
        "header_icon": "history",
        "reports": reports_about(row),
        **case_or_404(request.user, row).context(request.user),
    }
    return render(request, "moderation/admin/history.html", context)


def _carry_out(request: HttpRequest, report: Report, data: dict[str, Any]) -> HttpResponse:
    decision = data["decision"]
    try:
        services.decide_on_reports(
            report=report,
            by=request.user,
            hide=decision == "hide",
            warn=decision == "warn",
            suspend=data.get("suspend", ()),
            to_authors=data.get("to_authors", ""),
            to_reporters=data["to_reporters"],
        )
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        sentence = _("“%(title)s” is hidden from readers.") if decision == "hide" else _("“%(title)s” stays as it is.")
        messages.success(request, sentence % {"title": report.title})
    return redirect("moderation_admin:reports")


def _suspended(user: Any) -> Any:
    kept_out = Member.objects.filter(is_active=False, suspended_at__isnull=False).order_by("-suspended_at")
    return kept_out if user.is_superuser else kept_out.filter(is_superuser=False)


def _by_thing(reports: Any) -> list[Reported]:
    things: dict[tuple[int, int], Reported] = {}
    for report in reports:
        there = things.setdefault((report.content_type_id, report.object_id), Reported(report, 0, []))
        there.number += 1
        if report.get_reason_display() not in there.reasons:
            there.reasons.append(report.get_reason_display())
    return list(things.values())


def refuse_others(request: HttpRequest) -> None:
    if not may_handle(request.user):
        raise PermissionDenied(_("Only moderators decide on reports."))
