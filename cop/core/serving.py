"""Wagtail's way of serving a page."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve

from cop.core.known_pages import known_pages


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view for every page, told beforehand which site it is for."""
    known = known_pages(request)
    if known is not None:
        request._wagtail_site = known.site  # type: ignore[attr-defined]  # where Wagtail keeps it for a request
    answer: HttpResponse = serve(request, path)
    return answer
