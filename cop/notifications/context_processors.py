"""The bell in the header."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cop.notifications.bell import count_for


def bell(request: HttpRequest) -> dict[str, Any]:
    """Lazy: asked only where the header of an admitted member is rendered, after the view has marked what it shows."""
    return {"unread_count": SimpleLazyObject(lambda: count_for(request))}
