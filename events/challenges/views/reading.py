"""The list, one challenge, and its results."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from cop.core.linked_data import breadcrumbs_of, graph
from cop.core.page_panels import panels_of
from cop.core.permissions import is_admitted, may_curate
from cop.core.sharing import shared_page
from cop.notifications.bell import note_opened
from events.agenda.permissions import is_organiser
from events.challenges.listing import ChallengeFilter, ChallengeListing
from events.challenges.models import ChallengeIndexPage, ChallengePage
from events.challenges.permissions import reader_copies, reader_organises
from events.challenges.reading import Reading


def list_challenges(request: HttpRequest, index: ChallengeIndexPage) -> HttpResponse:
    """The list; only its results when a script asks for those."""
    asked = ChallengeFilter.from_query(request.GET)
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    template = "challenges/_results.html" if only_results else "challenges/challenge_index_page.html"
    context = {
        **index.get_context(request),
        **shared_page(index, request, is_itself=not asked.is_narrowed and asked.page == 1),
        "listing": ChallengeListing(index=index, user=request.user, asked=asked),
        "own_region": request.user.region if is_admitted(request.user) and request.user.region_id else None,
        "may_start": is_organiser(request.user),
        "panels": panels_of(request, index),
    }
    response = TemplateResponse(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_challenge(request: HttpRequest, challenge: ChallengePage) -> HttpResponse:
    """One challenge, also when it is a draft that is being previewed."""
    note_opened(request, challenge)
    return TemplateResponse(request, "challenges/challenge_page.html", _context(request, challenge))


def show_results(request: HttpRequest, challenge: ChallengePage) -> HttpResponse:
    """What came of it; there is no such page before there is something to tell."""
    context = _context(request, challenge)
    if not context["reading"].has_results:
        raise Http404
    return TemplateResponse(request, "challenges/results.html", context)


def _context(request: HttpRequest, challenge: ChallengePage) -> dict[str, Any]:
    is_preview = getattr(request, "is_preview", False)
    organises = not is_preview and reader_organises(request, challenge)
    return {
        **challenge.get_context(request),
        "reading": Reading(challenge, request.user),
        "linked_data": graph(*breadcrumbs_of(challenge, (_("Challenges"), "/challenges/"))),
        "may_organise": organises,
        "copy_key": uuid4() if organises and reader_copies(request, challenge) else None,
        # Who wrote it has no use for "report this".
        "is_author": request.user.is_authenticated and challenge.owner_id == request.user.pk,
        "may_curate": may_curate(request.user, challenge),
        "panels": panels_of(request, challenge),
    }
