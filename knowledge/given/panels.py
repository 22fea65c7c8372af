"""What this room shows on the page of a workshop."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cop.core.permissions import is_admitted
from knowledge.given.reading import Given
from knowledge.workshops.models import WorkshopPage


def count_panel(request: HttpRequest, workshop: WorkshopPage) -> dict[str, Any] | None:
    """How often and in how many regions, from the workshop's own row; and the way to add to it."""
    if workshop.pk is None or getattr(request, "is_preview", False):
        return None
    may_log = workshop.live and is_admitted(request.user)
    return {"may_log": may_log} if may_log or workshop.given_times else None


def given_panel(request: HttpRequest, workshop: WorkshopPage) -> dict[str, Any] | None:
    """Read when it is rendered; None for a workshop that nobody gave."""
    if workshop.pk is None or not workshop.given_times or getattr(request, "is_preview", False):
        return None
    return {"given": SimpleLazyObject(lambda: Given.of(workshop)), "is_reader": is_admitted(request.user)}
