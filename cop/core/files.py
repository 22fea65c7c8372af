"""Files that anyone may fetch: sized copies of images, never an original and never a document."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

RENDITIONS = "images/"


def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition from the media folder; 404 for anything outside it. A proxy may serve `/media/images/` itself."""
    if not path.startswith(RENDITIONS):
        raise Http404
    return serve(request, path, document_root=settings.MEDIA_ROOT)
