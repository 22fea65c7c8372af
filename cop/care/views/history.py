"""The history of a page, for who may read it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from cop.care.happenings import happenings_of
from cop.care.history import compare, rows_of, versions_for
from cop.care.models import HandOver

PER_PAGE = 20
MOST_TO_CHOOSE = 100  # versions that two are chosen from


def show_history(request: HttpRequest, page: Any) -> HttpResponseBase:
    """Every version that was published; with `van` and `naar` in the address what differs between those two."""
    if "van" in request.GET or "naar" in request.GET:
        return _compare(request, page)
    versions = versions_for(page, request.user)
    rows = Paginator(versions, PER_PAGE).get_page(request.GET.get("pagina"))
    # One more than is shown, to compare the last one with.
    start = rows.start_index() - 1 if rows.paginator.count else 0
    shown = list(versions.select_related("revision")[start : start + PER_PAGE + 1])
    context = {
        "page": page,
        "rows": rows,
        "versions": rows_of(page, shown),
        "first": shown[-1] if not rows.has_next() and shown else None,
        "choices": versions[:MOST_TO_CHOOSE] if rows.paginator.count > 2 else [],
        "happenings": happenings_of(request, page),
        "hand_overs": HandOver.objects.filter(page_id=page.pk),
    }
    return render(request, "care/history.html", context)


def _compare(request: HttpRequest, page: Any) -> HttpResponseBase:
    """404 for a version of another page, one that this reader may not see, and one that was cleaned up."""
    keys = [request.GET.get(name, "") for name in ("van", "naar")]
    if not all(key.isascii() and key.isdigit() and len(key) < 19 for key in keys):
        raise Http404
    found = versions_for(page, request.user).exclude(revision=None).select_related("revision").in_bulk(keys)
    if len(found) != len(set(keys)):
        raise Http404
    older, newer = sorted((found[int(key)] for key in keys), key=lambda version: (version.published_at, version.pk))
    parts = compare(page, older, newer)
    return render(request, "care/compare.html", {"page": page, "older": older, "newer": newer, "parts": parts})
