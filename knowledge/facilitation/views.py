"""The box of a workshop as one download."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from cop.core.file_names import plain_name
from cop.core.zipped import zip_download
from knowledge.facilitation.contents import items_of
from knowledge.workshops.doors import get_open_workshop_or_404, reader_refused
from knowledge.workshops.permissions import may_facilitate
from knowledge.workshops.reading import Reading


@require_safe
def download_box(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Who reads the workshop gets what participants get; who gives it gets the rest as well.

    Streamed: of the files a small piece is in memory at a time. Its length is known beforehand.
    """
    workshop = get_open_workshop_or_404(slug)
    refused = reader_refused(request, workshop)
    if refused is not None:
        return refused
    gives = may_facilitate(request.user, workshop)
    reading = Reading(workshop, request.user, for_facilitator=gives)
    items = items_of(workshop, reading, for_facilitator=gives)
    response = zip_download(items, plain_name(workshop.slug, "zip"))
    response["Cache-Control"] = "private, no-cache"
    return response
