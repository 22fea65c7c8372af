"""What the site's header gets from this room."""

from django.http import HttpRequest


def site_search_url(request: HttpRequest) -> str:
    """Where the header's search box searches: the list of lessons, which is at a fixed address."""
    return "/lessen/"
