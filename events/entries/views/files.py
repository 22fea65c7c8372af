"""Files of entries: for who handed in the entry, and who judges it. To all others they are not there."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.challenges.permissions import may_review
from events.entries.models import EntryFile
from events.entries.sessions import author_of


@never_cache
@require_safe
def fetch_file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """Always to be kept, never shown inside the site: a browser runs nothing of it."""
    found = get_object_or_404(EntryFile.objects.select_related("entry__challenge"), pk=number, entry_id=pk)
    entry, author = found.entry, author_of(request)
    own = author.may_write and author.owns(entry)
    if not own and not (entry.is_handed_in and may_review(request.user, entry.challenge)):
        raise Http404
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox"
    return answer
