"""One's own reports: the list, and taking one back, off the lesson, or away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.publishing.access import writers_only
from knowledge.replications import services
from knowledge.replications.own_reports import reports_of
from knowledge.replications.permissions import get_own_report_or_404

Act = Callable[..., None]


@writers_only
def list_reports(request: HttpRequest) -> HttpResponseBase:
    return render(request, "replications/list_reports.html", {"reports": reports_of(request.user)})


@writers_only
@require_POST
def withdraw_report(request: HttpRequest, pk: int) -> HttpResponseBase:
    report = get_own_report_or_404(request.user, pk)
    try:
        services.withdraw_report(report=report, by=request.user)
        messages.success(request, _("You have it back and can change it."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("replications:edit-report", pk)


@writers_only
def take_down_report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks first, since colleagues may have read it."""
    report = get_own_report_or_404(request.user, pk)
    if request.method != "POST":
        return render(
            request,
            "replications/confirm.html",
            {
                "report": report,
                "question": _("Take this report off the lesson?"),
                "what_happens": _(
                    "Colleagues do not see it any more, and it does not count any more. You keep it as a draft."
                ),
                "button": _("Take it down"),
            },
        )
    return _do(request, report, services.take_down_report, gettext_lazy("Your report has been taken off the lesson."))


@writers_only
def discard_report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks first, since nothing brings a draft back."""
    report = get_own_report_or_404(request.user, pk)
    was_published = report.first_published_at is not None
    if request.method != "POST":
        return render(
            request,
            "replications/confirm.html",
            {
                "report": report,
                "question": _("Throw your changes away?") if was_published else _("Throw this draft away?"),
                "what_happens": _("What readers see stays. Your changes since then go.")
                if was_published
                else _("The draft and all its versions go. Nothing brings it back."),
                "button": _("Throw away"),
            },
        )
    done = _("Your changes have been thrown away.") if was_published else _("The draft has been thrown away.")
    return _do(request, report, services.discard_report, done)


def _do(request: HttpRequest, report: Any, act: Act, done: str | Promise) -> HttpResponseBase:
    try:
        act(report=report, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect("replications:edit-report", report.pk)
    messages.success(request, done)
    return redirect("replications:list-reports")
