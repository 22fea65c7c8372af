"""The menu on a page that members write, with which one follows it, its themes, its regions and its authors."""

from typing import Any

from cop.notifications.followables import Target, follow_buttons, target_of


def menu_of(member: Any, targets: list[Target]) -> dict[str, Any]:
    """The buttons of a menu to follow, without one for oneself."""
    others = [target for target in targets if (target.slug, target.pk) != ("lid", member.pk)]
    buttons = follow_buttons(member, others)
    return {"buttons": buttons, "is_following": any(button.level == "follow" for button in buttons)}


def targets_of(page: Any) -> list[Target]:
    """The page, its themes, regions and authors: the same for every member. Names, no rows."""
    regions = [place.region for place in page.page_regions.select_related("region")]
    authors = [author.member for author in page.page_authors.select_related("member") if author.member]
    return [target_of(row) for row in [page, *page.themes.all(), *regions, *authors]]
