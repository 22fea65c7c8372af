"""What people ask of the search."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.text import capfirst
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cop.core.facets import FacetWithValues
from cop.core.pace import is_within_pace
from cop.search.asking import Asked, clean_words
from cop.search.finding import find
from cop.search.next_steps import next_steps
from cop.search.registry import KIND_FACET
from cop.search.results import Found
from cop.search.sentences import heading_of, number_of_suggestions
from cop.search.services import note_unanswered
from cop.search.suggesting import suggest

logger = logging.getLogger(__name__)
FEWEST_LETTERS = 2
KEEP_SUGGESTIONS = 60  # seconds, in the reader's own browser
MOST_SUGGESTIONS = 240  # asked for in a minute; a fast typist stays under 100, and an office shares one address
MOST_NOTES = 10  # in the journal in a minute


@require_safe
@cache_control(private=True)
def search(request: HttpRequest) -> HttpResponse:
    """The page of the search; only its results when a script asks for those."""
    asked = Asked.from_query(request.GET)
    found = find(user=request.user, asked=asked) if asked.is_narrowed else None
    if found is not None and not found.count and not found.label_pages:
        _note(request, found)
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    context = {
        "asked": asked,
        "found": found,
        "facets": _useful(found.facets) if found else [],
        "heading": heading_of(found),
        "next_steps": None if found and found.count else next_steps(user=request.user, found=found),
    }
    response = TemplateResponse(request, f"search/{'_results' if only_results else 'search'}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _useful(groups: list[FacetWithValues]) -> list[FacetWithValues]:
    """Those with a choice; where all hits are of one kind, choosing that kind changes nothing."""
    with_values = [group for group in groups if group.values]
    return [group for group in with_values if group.facet != KIND_FACET or len(group.values) > 1 or group.has_choice]


def _note(request: HttpRequest, found: Found) -> None:
    """In the journal, words only: when a person typed them, without filters, and not a browser that reads ahead."""
    asked = found.asked
    is_typed = asked.words and not asked.chosen and asked.page == 1 and "Sec-Purpose" not in request.headers
    if not is_typed or request.method != "GET" or not is_within_pace(request, action="note", most=MOST_NOTES):
        return
    try:
        note_unanswered(words=asked.words)
    except DatabaseError:
        # The reader gets the page; editors miss one row.
        logger.exception("A search without a hit could not be noted.")


@require_safe
def suggest_while_typing(request: HttpRequest) -> JsonResponse:
    """{"suggestions": [{"text", "url", "kind"}], "said": a sentence for a screen reader}."""
    if not is_within_pace(request, action="suggest", most=MOST_SUGGESTIONS):
        return JsonResponse({"suggestions": [], "said": ""}, status=429)
    words = clean_words(request.GET.get("q", ""))
    found = suggest(user=request.user, words=words) if len(words) >= FEWEST_LETTERS else []
    suggestions = [{"text": one.text, "url": one.url, "kind": capfirst(str(one.kind))} for one in found]
    response = JsonResponse({"suggestions": suggestions, "said": number_of_suggestions(len(suggestions))})
    patch_cache_control(response, private=True, max_age=KEEP_SUGGESTIONS)
    # Who signs out gets no answer that was meant for a member.
    patch_vary_headers(response, ["Cookie"])
    return response
