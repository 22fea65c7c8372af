"""The menu on an entry with which one follows its themes and regions."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from cop.core.permissions import is_admitted
from cop.notifications.followables import Target, follow_buttons, target_of
from knowledge.catalogue.models import ResourcePage
from knowledge.catalogue.reading import kept_as

KEEP_SECONDS = 3600


def follow_menu(request: HttpRequest, resource: ResourcePage) -> dict[str, Any] | None:
    """None for who cannot follow: a visitor, or an author who looks at a draft."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not resource.live:
        return None
    key = f"follow-resource:{kept_as(resource, request.user, is_preview=False)}"
    targets: Any = cache.get_or_set(key, lambda: _targets(resource), KEEP_SECONDS)
    if not targets:
        return None
    buttons = follow_buttons(request.user, targets)
    return {"buttons": buttons, "names_only": True, "is_following": any(button.level == "follow" for button in buttons)}


def _targets(resource: ResourcePage) -> list[Target]:
    """The same for every member, so it is kept; names, no rows."""
    regions = [place.region for place in resource.page_regions.select_related("region")]
    return [target_of(row) for row in [*resource.themes.all(), *regions]]
