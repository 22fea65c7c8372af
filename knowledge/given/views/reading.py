"""Under the address of a workshop: how often it was given, and how it went."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cop.core.permissions import is_admitted
from knowledge.given.permissions import may_log
from knowledge.given.reading import Given, page_with, runs_of, shown_runs
from knowledge.workshops.models import WorkshopPage

WORD = "gegeven"


def list_runs(request: HttpRequest, workshop: WorkshopPage) -> HttpResponse:
    """Numbers for who may read the workshop; who gave it and what they say for members."""
    asked = request.GET.get("keer", "")
    run = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    found = page_with(runs_of(workshop, request.user), run, request.GET.get("pagina", "1"))
    context = {
        **workshop.get_context(request),
        "sharing": None,
        "given": Given.of(workshop),
        "found": found,
        "runs": shown_runs(found, request.user),
        "is_reader": is_admitted(request.user),
        "may_log": may_log(request.user, workshop),
    }
    return TemplateResponse(request, "given/list_runs.html", context)
