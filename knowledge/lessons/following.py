"""The menu on a lesson with which one follows it, its themes, its regions and its authors."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from cop.core.permissions import is_admitted
from cop.notifications.followables import Target
from cop.publishing.following import menu_of, targets_of
from knowledge.lessons.models import LessonPage
from knowledge.lessons.reading import kept_as

KEEP_SECONDS = 3600


def follow_menu(request: HttpRequest, lesson: LessonPage) -> dict[str, Any] | None:
    """None for who cannot follow: a visitor, or an author who looks at a draft."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not lesson.live:
        return None
    key = f"follow:{kept_as(lesson, request.user, is_preview=False)}"
    targets: list[Target] = cache.get_or_set(key, lambda: targets_of(lesson), KEEP_SECONDS)
    return menu_of(request.user, targets)
