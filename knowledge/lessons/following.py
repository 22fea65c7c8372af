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
    targets: list[Target] = cache.get_or_set(key, lambda: targets_of(lesson), KEEP_SECONDS)
    return menu_of(request.user, targets)


def menu_of(member: Any, targets: list[Target]) -> dict[str, Any]:
    """The buttons of a menu to follow, without one for oneself."""
    others = [target for target in targets if (target.slug, target.pk) != ("lid", member.pk)]
    buttons = follow_buttons(member, others)
    return {"buttons": buttons, "is_following": any(button.level == "follow" for button in buttons)}


def targets_of(page: Any) -> list[Target]:
    """A page that members write, its themes, regions and authors: the same for every member. Names, no rows."""
    regions = [place.region for place in page.page_regions.select_related("region")]
    authors = [author.member for author in page.page_authors.select_related("member") if author.member]
    return [target_of(row) for row in [page, *page.themes.all(), *regions, *authors]]
