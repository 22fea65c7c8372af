"""The history of one's own report."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Revision

from cop.core.errors import DomainError
from cop.publishing.access import writers_only
from knowledge.replications import services
from knowledge.replications.models import Replication
from knowledge.replications.own_reports import with_places
from knowledge.replications.permissions import get_own_report_or_404

MOST_VERSIONS = 100


@writers_only
def list_versions(request: HttpRequest, pk: int) -> HttpResponseBase:
    report = get_own_report_or_404(request.user, pk)
    versions = report.revisions.select_related("user").defer("content").order_by("-created_at", "-pk")[:MOST_VERSIONS]
    return render(request, "replications/list_versions.html", {"report": report, "versions": versions})


@writers_only
def show_version(request: HttpRequest, pk: int, version: int) -> HttpResponseBase:
    report = get_own_report_or_404(request.user, pk)
    revision = _version_or_404(report, version)
    return render(
        request,
        "replications/show_report.html",
        {"report": report, "version": revision.as_object(), "revision": revision, "own": with_places([report])[0]},
    )


@writers_only
@require_POST
def restore_version(request: HttpRequest, pk: int, version: int) -> HttpResponseBase:
    report = get_own_report_or_404(request.user, pk)
    try:
        services.restore_version(report=report, revision=_version_or_404(report, version), by=request.user)
        messages.success(request, _("That version is your draft now. Readers see it once you send it."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("replications:edit-report", pk)


def _version_or_404(report: Replication, pk: int) -> Revision:
    revision: Revision | None = report.revisions.filter(pk=pk).first()
    if revision is None:
        raise Http404
    return revision
