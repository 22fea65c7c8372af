"""What the site's header gets from this room."""

from django.http import HttpRequest
from django.urls import reverse

from cop.core.permissions import is_admitted
from cop.publishing.contributions import contribution_types


def contribution_url(request: HttpRequest) -> str:
    """Where the primary button goes; "" for who may not post."""
    types = contribution_types()
    if not types or not is_admitted(getattr(request, "user", None)):
        return ""
    return reverse("publishing:start-contribution", args=[types[0].slug])
