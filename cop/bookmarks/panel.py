"""The button with which a reader keeps a page."""

from typing import Any

from django.http import HttpRequest

from cop.bookmarks.models import Bookmark
from cop.core.permissions import is_admitted


def keep_panel(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """For `register_page_panel`, in one query for a member. A visitor gets the button and signs in with it."""
    if not request.user.is_authenticated:
        return {"page": page, "is_kept": False}
    if not is_admitted(request.user):
        return None
    return {"page": page, "is_kept": Bookmark.objects.filter(member=request.user.pk, page_id=page.pk).exists()}
