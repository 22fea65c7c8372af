"""What header and footer of every page need."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cop.core import frame
from cop.core.models import CommunitySettings
from cop.core.permissions import is_admitted, may_open_admin


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Lazy: a view that renders no frame asks no database."""
    user = getattr(request, "user", None)
    menu = cache(lambda: frame.menu_of(request))
    return {
        "community": SimpleLazyObject(lambda: CommunitySettings.load(request_or_site=request)),
        "sections": SimpleLazyObject(lambda: menu()["sections"]),
        "information_pages": SimpleLazyObject(lambda: menu()["information_pages"]),
        "place": frame.place_of(request),
        "site_search_url": frame.link(request, "site_search_url"),
        "contribution_url": frame.link(request, "contribution_url"),
        "is_admitted": is_admitted(user),
        "may_open_admin": SimpleLazyObject(lambda: may_open_admin(user)),
    }
