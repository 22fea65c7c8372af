"""Preview and history."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page, Revision

from cop.core.errors import DomainError
from cop.publishing import services
from cop.publishing.access import writers_only
from cop.publishing.permissions import get_contribution_or_404


@writers_only
def preview_contribution(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The newest version, made by the view and template that readers get."""
    page = get_contribution_or_404(request.user, pk)
    return _as_readers_see_it(request, page.get_latest_revision_as_object())


@writers_only
def list_versions(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    versions = page.revisions.select_related("user").defer("content").order_by("-created_at", "-pk")[:100]
    return render(request, "publishing/list_versions.html", {"page": page, "versions": versions})


@writers_only
def show_version(request: HttpRequest, pk: int, version: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    return _as_readers_see_it(request, _version_or_404(page, version).as_object())


@writers_only
@require_POST
def restore_version(request: HttpRequest, pk: int, version: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    try:
        services.restore_version(page=page, revision=_version_or_404(page, version), by=request.user)
        messages.success(request, _("That version is your draft now. Readers see it once you send it."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("publishing:show-contribution", pk)


def _version_or_404(page: Page, pk: int) -> Revision:
    revision: Revision | None = page.revisions.filter(pk=pk).first()
    if revision is None:
        raise Http404
    return revision


def _as_readers_see_it(request: HttpRequest, version: Page) -> HttpResponseBase:
    request.is_preview = True  # type: ignore[attr-defined]
    request.preview_of = version.pk  # type: ignore[attr-defined]
    response: HttpResponseBase = version.serve_preview(request, version.default_preview_mode)
    response.headers["Cache-Control"] = "private, no-store"
    return response
