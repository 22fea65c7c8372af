"""What this room shows on a workshop, and in a member's own overview."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from knowledge.self_study.models import TickedPart
from knowledge.self_study.progress import unfinished_of
from knowledge.workshops.models import WorkshopPage

IN_OVERVIEW = 3


def follow_panel(request: HttpRequest, workshop: WorkshopPage) -> dict[str, Any] | None:
    """The way in, for everybody: a visitor signs in on the way. Asks the database nothing."""
    if not workshop.live or not workshop.self_paced or getattr(request, "is_preview", False):
        return None
    return {}


def own_rows(member: Any) -> QuerySet:
    return TickedPart.objects.filter(member_id=member.pk)


def own_panel(member: Any) -> dict[str, Any]:
    return {"unfinished": unfinished_of(member)[:IN_OVERVIEW]}
