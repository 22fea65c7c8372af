"""Reports, in the Wagtail admin, for moderators."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.moderation import services
from cop.moderation.forms import HandleForm, RestoreForm
from cop.moderation.models import AboutSomething, Decision, Report
from cop.moderation.permissions import is_own, may_handle
from cop.moderation.reportables import subject_of

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
    """What is open, longest first, and what was decided lately."""
    _refuse_others(request)
    context: dict[str, Any] = {
        "page_title": _("Reports by members"),
        "header_icon": "warning",
        "reported": _by_thing(Report.objects.open()[:MOST]),
        "decisions": Decision.objects.all()[:LATELY],
    }
    return render(request, "moderation/admin/reports.html", context)


def handle_reports(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything a moderator needs to decide on one thing."""
    _refuse_others(request)
    report = get_object_or_404(Report.objects.select_related("content_type", "decision"), pk=pk)
    kind, thing = subject_of(report)
    form = HandleForm(request.POST or None, is_there=thing is not None)
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, report, form.cleaned_data)
    reports = Report.objects.open().about_the_same_as(report).select_related("reporter")
    context = {
        "page_title": report.title,
        "header_icon": "warning",
        "report": report,
        "reports": reports,
        "form": form,
        **_about(request, report, kind, thing),
    }
    return render(request, "moderation/admin/handle.html", context)


def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks why something that was hidden can be read again."""
    _refuse_others(request)
    decision = get_object_or_404(Decision.objects.select_related("content_type"), pk=pk, kind=Decision.Kind.HIDDEN)
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
        **_about(request, decision, *subject_of(decision)),
    }
    return render(request, "moderation/admin/restore.html", context)


def _carry_out(request: HttpRequest, report: Report, data: dict[str, str]) -> HttpResponse:
    hide = data["decision"] == "hide"
    try:
        services.decide_on_reports(
            report=report,
            by=request.user,
            hide=hide,
            to_authors=data.get("to_authors", ""),
            to_reporters=data["to_reporters"],
        )
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        sentence = _("“%(title)s” is hidden from readers.") if hide else _("“%(title)s” stays as it is.")
        messages.success(request, sentence % {"title": report.title})
    return redirect("moderation_admin:reports")


def _about(request: HttpRequest, row: AboutSomething, kind: Any, thing: Any) -> dict[str, Any]:
    """The thing as it is now, and what was decided on it before."""
    return {
        "thing": thing,
        "thing_url": kind.url(thing) if thing else "",
        "thing_kind": thing._meta.verbose_name if thing else "",
        "thing_authors": list(kind.authors(thing)) if thing else [],
        "is_visible": bool(thing) and kind.visible(thing, request.user),
        "is_own": bool(thing) and is_own(request.user, kind, thing),
        "history": Decision.objects.about_the_same_as(row),
    }


def _by_thing(reports: Any) -> list[Reported]:
    things: dict[tuple[int, int], Reported] = {}
    for report in reports:
        there = things.setdefault((report.content_type_id, report.object_id), Reported(report, 0, []))
        there.number += 1
        if report.get_reason_display() not in there.reasons:
            there.reasons.append(report.get_reason_display())
    return list(things.values())


def _refuse_others(request: HttpRequest) -> None:
    if not may_handle(request.user):
        raise PermissionDenied(_("Only moderators decide on reports."))
