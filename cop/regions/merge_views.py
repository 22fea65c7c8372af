"""Two organisations become one, in the Wagtail admin: choose, see what moves, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.regions.forms import MergeForm
from cop.regions.merging import what_moves
from cop.regions.models import Organisation
from cop.regions.permissions import may_merge
from cop.regions.services import merge_organisations

EDIT = "wagtailsnippets_regions_organisation:edit"


def merge_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """`?keep=<pk>` names the one that stays; only a POST with it merges."""
    if not may_merge(request.user):
        raise PermissionDenied(_("Only editors and moderators merge organisations."))
    gone = get_object_or_404(Organisation, pk=pk)
    data = request.POST if request.method == "POST" else request.GET
    form = MergeForm(data if "keep" in data else None, gone=gone)
    keep = form.cleaned_data["keep"] if form.is_valid() else None
    if request.method == "POST" and keep is not None:
        return _merge(request, keep, gone)
    context: dict[str, Any] = {
        "page_title": _("Merge %(name)s") % {"name": gone},
        "header_icon": "home",
        "gone": gone,
        "keep": keep,
        "form": form,
        "moves": what_moves(gone) if keep is not None else [],
        "domains": gone.domains.all(),
        "back": reverse(EDIT, args=[gone.pk]),
    }
    return render(request, "regions/admin/merge.html", context, status=422 if form.errors else 200)


def _merge(request: HttpRequest, keep: Organisation, gone: Organisation) -> HttpResponse:
    try:
        kept = merge_organisations(keep=keep, gone=gone, by=request.user)  # type: ignore[arg-type]
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect("wagtailsnippets_regions_organisation:list")
    messages.success(request, _("%(gone)s has been merged into %(keep)s.") % {"gone": gone, "keep": kept})
    return redirect(EDIT, kept.pk)
