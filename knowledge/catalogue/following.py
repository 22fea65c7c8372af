"""The menu on an entry with which one follows its themes and regions."""

from typing import Any

from django.http import HttpRequest

from cop.core.permissions import is_admitted
from cop.notifications.followables import follow_buttons, target_of
from knowledge.catalogue.models import ResourcePage


def follow_menu(request: HttpRequest, resource: ResourcePage) -> dict[str, Any] | None:
    """None for who cannot follow: a visitor, or an author who looks at a draft."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not resource.live:
        return None
    regions = [place.region for place in resource.page_regions.select_related("region")]
    buttons = follow_buttons(request.user, [target_of(row) for row in [*resource.themes.all(), *regions]])
    if not buttons:
        return None
    return {"buttons": buttons, "is_following": any(button.level == "follow" for button in buttons)}
