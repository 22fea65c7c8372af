"""The menu on a lesson with which one follows it, its themes, its regions and its authors."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from cop.core.permissions import is_admitted
from cop.notifications.followables import Target, follow_buttons, target_of
from knowledge.lessons.models import LessonPage
from knowledge.lessons.reading import kept_as

KEEP_SECONDS = 3600


def follow_menu(request: HttpRequest, lesson: LessonPage) -> dict[str, Any] | None:
    """None for who cannot follow: a visitor, or an author who looks at a draft."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not lesson.live:
        return None
    key = f"follow:{kept_as(lesson, request.user, is_preview=False)}"
    targets: list[Target] = cache.get_or_set(key, lambda: _targets(lesson), KEEP_SECONDS)
    others = [target for target in targets if (target.slug, target.pk) != ("lid", request.user.pk)]
    buttons = follow_buttons(request.user, others)
    return {"buttons": buttons, "is_following": any(button.level == "follow" for button in buttons)}


def _targets(lesson: LessonPage) -> list[Target]:
    """The same for every member, so it is kept; names, no rows."""
    regions = [place.region for place in lesson.page_regions.select_related("region")]
    authors = [author.member for author in lesson.page_authors.select_related("member") if author.member]
    return [target_of(row) for row in [lesson, *lesson.themes.all(), *regions, *authors]]
