"""What the home page shows, for a visitor and for a member."""

from typing import Any

from cop.core.permissions import is_admitted
from knowledge.lessons.models import LessonPage


def front_door_for(user: Any) -> dict[str, Any]:
    return _today(user) if is_admitted(user) else _visit(user)


def _visit(user: Any) -> dict[str, Any]:
    lessons = LessonPage.objects.visible_to(user).for_cards()
    return {"lessons": list(lessons.order_by("-featured", "-listed_at")[:4])}


def _today(user: Any) -> dict[str, Any]:
    lessons = LessonPage.objects.visible_to(user).for_cards()
    return {"lessons": list(lessons.order_by("-listed_at")[:6])}
