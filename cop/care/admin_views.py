"""Keeping pages right, in the Wagtail admin, for editors."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.care import services
from cop.care.due import due_dates, with_pages
from cop.care.forms import AdminArchiveForm
from cop.care.pages import archived_pages, get_open_page_or_404
from cop.core.errors import Conflict, DomainError
from cop.core.permissions import may_curate, may_curate_anything

PER_PAGE = 50


def list_due(request: HttpRequest) -> HttpResponse:
    """Published pages that somebody should look over, the longest waiting first."""
    if not may_curate_anything(request.user):
        raise PermissionDenied(_("Only editors look after all pages."))
    dates = due_dates()
    rows = Paginator(list(dates.items()), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_title": _("To be looked over"),
        "header_icon": "check",
        "rows": rows,
        "due": with_pages(dict(rows.object_list)),
        "number": len(dates),
    }
    return render(request, "care/admin/due.html", context)


def mark_still_right(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first: a link in a mail or a crawler may not mark anything."""
    page = get_open_page_or_404(request.user, pk)
    if not may_curate(request.user, page):
        raise PermissionDenied(_("Only its authors and editors say that a page is still right."))
    if request.method != "POST":
        context = {"page_title": _("Still right?"), "page": page, "header_icon": "check"}
        return render(request, "care/admin/mark_still_right.html", context)
    try:
        services.mark_still_right(page=page, by=request.user)
    except Conflict as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Marked as checked today."))
    return redirect("wagtailadmin_pages:edit", pk)


def archive_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Why, and what takes its place."""
    page = get_open_page_or_404(request.user, pk)
    if not may_curate(request.user, page):
        raise PermissionDenied(_("Only its authors and editors archive a page."))
    form = AdminArchiveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.archive_page(page=page, by=request.user, **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The page is archived. Its address still shows it, with your reason."))
            return redirect("wagtailadmin_pages:edit", pk)
    context = {"page_title": _("Archive"), "page_subtitle": page.title, "header_icon": "folder-inverse"}
    return render(request, "care/admin/archive_page.html", {**context, "page": page, "form": form})


def restore_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first."""
    page = get_open_page_or_404(request.user, pk)
    if not may_curate(request.user, page):
        raise PermissionDenied(_("Only editors, and authors who publish at once, take a page out of the archive."))
    if request.method != "POST":
        context = {
            "page_title": _("Take out of the archive"),
            "page_subtitle": page.title,
            "header_icon": "folder-inverse",
        }
        return render(request, "care/admin/restore_page.html", {**context, "page": page})
    try:
        services.restore_page(page=page, by=request.user)
        messages.success(request, _("The page stands in the lists again."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("wagtailadmin_pages:edit", pk)


def list_archived(request: HttpRequest) -> HttpResponse:
    """What is archived, the latest first."""
    if not may_curate_anything(request.user):
        raise PermissionDenied(_("Only editors look after all pages."))
    rows = Paginator(archived_pages(), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": _("Archived"), "header_icon": "folder-inverse", "rows": rows}
    return render(request, "care/admin/archived.html", context)
