"""The list of entries for a challenge, for its organisers and reviewers: `inzendingen/` under its address."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from cop.core.errors import DomainError
from events.challenges.models import ChallengePage
from events.challenges.permissions import reader_organises, reader_reviews
from events.challenges.phases import Phase
from events.entries import services
from events.entries.exporting import as_csv
from events.entries.judged import SORTS, Asked, entries_for, score_table
from events.entries.permissions import takes_part
from events.entries.stakes import held_in
from events.entries.views.doors import refuse_visitor

WORD = "inzendingen"
MOST_HELD = 20  # lines of teams that are shown at once; those that were decided make room for the next


@never_cache
def list_entries(request: HttpRequest, page: ChallengePage) -> HttpResponseBase:
    refused = refuse_visitor(request)
    if refused is not None:
        return refused
    if not reader_reviews(request, page):
        raise Http404
    if request.method == "POST":
        return _tell(request, page)
    # Who takes part gets no table with scores of it.
    may_export = reader_organises(request, page) and not takes_part(request.user, page)
    if request.GET.get("export") == "csv":
        if not may_export:
            raise Http404
        return as_csv(page)
    context = {
        "page": page,
        "organises": reader_organises(request, page),
        "is_open": page.phase_at(timezone.now()) in {Phase.OPEN, Phase.ANNOUNCED},
        "may_export": may_export,
        "held": held_in(page)[:MOST_HELD] if reader_organises(request, page) else [],
    }
    return render(request, "entries/list_entries.html", context | _list(request, page))


def _list(request: HttpRequest, page: ChallengePage) -> dict[str, Any]:
    asked = Asked.from_query(request.GET)
    found = entries_for(page, request.user, asked)
    table = score_table(page, found) if asked.scores else None
    return {"found": found, "asked": asked, "sorts": SORTS, "table": table, **_pages(found.rows, asked)}


def _tell(request: HttpRequest, page: ChallengePage) -> HttpResponseBase:
    try:
        number = services.tell_decisions(challenge=page, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        said = ngettext("%(number)d entrant was told.", "%(number)d entrants were told.", number)
        messages.success(request, said % {"number": number})
    return redirect(f"{page.get_url(request)}{WORD}/")


def _pages(rows: Any, asked: Asked) -> dict[str, Any]:
    links = [
        (number if isinstance(number, int) else None, asked.query(number) if isinstance(number, int) else "")
        for number in rows.paginator.get_elided_page_range(rows.number, on_each_side=2, on_ends=1)
    ]
    return {
        "links": links,
        "previous_query": asked.query(rows.number - 1),
        "next_query": asked.query(rows.number + 1),
    }
