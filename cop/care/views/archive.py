"""Archiving a page, and taking it out of the archive."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.care import services
from cop.care.forms import ArchiveForm
from cop.care.pages import get_open_page_or_404
from cop.care.permissions import may_care_for, may_restore
from cop.core.errors import DomainError, NotAllowed
from cop.core.kept_text import take_kept_text
from cop.publishing.access import writers_only


@writers_only
def archive_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks why, and what takes its place. The button Search posts the same form and shows what it found."""
    page = get_open_page_or_404(request.user, pk)
    if not may_care_for(request.user, page):
        raise PermissionDenied(_("Only its authors and editors archive a page."))
    if page.is_archived:
        messages.info(request, _("This page is archived already."))
        return redirect(page.get_url(request))
    if request.method == "POST" and "search" not in request.POST:
        return _archive(request, page)
    kept = take_kept_text(request)
    typed = request.POST if request.method == "POST" else kept
    # As first values, not as answers: who is still searching is told of no mistakes.
    initial = {name: typed.get(name, "") for name in ArchiveForm.base_fields} if typed else {}
    form = ArchiveForm(initial=initial, page=page, member=request.user)
    return _render(request, page, form, was_kept=kept is not None)


@writers_only
def restore_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = get_open_page_or_404(request.user, pk)
    if not may_restore(request.user, page):
        raise PermissionDenied(_("Only editors, and authors who publish at once, take a page out of the archive."))
    if request.method != "POST" and page.is_archived:
        return render(request, "care/restore_page.html", {"page": page})
    try:
        services.restore_page(page=page, by=request.user)
        messages.success(request, _("The page stands in the lists again."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect(page.get_url(request))


def _archive(request: HttpRequest, page: Any) -> HttpResponseBase:
    form = ArchiveForm(request.POST, page=page, member=request.user)
    if not form.is_valid():
        return _render(request, page, form, status=422)
    try:
        services.archive_page(
            page=page, by=request.user, note=form.cleaned_data["note"], instead=form.cleaned_data["instead"]
        )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except DomainError as refused:
        form.add_error(None, str(refused))
        return _render(request, page, form, status=409)
    messages.success(request, _("The page is archived. Its address still shows it, with your reason."))
    return redirect(page.get_url(request))


def _render(
    request: HttpRequest, page: Any, form: ArchiveForm, *, status: int = 200, was_kept: bool = False
) -> HttpResponseBase:
    context = {"page": page, "form": form, "was_kept": was_kept}
    return render(request, "care/archive_page.html", context, status=status)
