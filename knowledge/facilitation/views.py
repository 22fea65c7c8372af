"""The box of a workshop as one download."""

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe
from zipstream import ZipStream

from knowledge.facilitation.contents import Item, StoredFile, items_of
from knowledge.facilitation.names import plain_name
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
    box = boxed(items_of(workshop, reading, for_facilitator=gives))
    response = StreamingHttpResponse(box, content_type="application/zip")
    response["Content-Length"] = str(len(box))
    response["Content-Disposition"] = f'attachment; filename="{plain_name(workshop.slug, "zip")}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def boxed(items: list[Item]) -> ZipStream:
    """Stored and not packed: office files and PDF are packed already, and so the length is known."""
    box = ZipStream(sized=True)
    for item in items:
        size = item.content.size if isinstance(item.content, StoredFile) else None
        box.add(item.content, item.name, size=size)
    return box
