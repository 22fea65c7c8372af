"""What a page that can be discussed shows of the discussions about it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from cop.core.page_panels import register_page_panel
from cop.core.permissions import is_admitted
from cop.discussions.models import ThreadPage

NEWEST = 5  # threads on the page itself; the list has the rest


def register_discussable(model: str, *, invitation: str | Promise, place: str = "after", order: int = 30) -> None:
    """Lets members discuss pages of this type: "app_label.ModelName" of a page with `DiscussablePageMixin`.

    `invitation` stands on the button that starts one.
    """

    def context(request: HttpRequest, page: Any) -> dict[str, Any] | None:
        found = talk_panel(request, page)
        return {**found, "invitation": invitation} if found is not None else None

    register_page_panel(model, "discussions/_about_panel.html", context, place=place, order=order)


def talk_panel(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The threads about this page that had a reply last, in one query, and a link to start one. For members only."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not page.is_open:
        return None
    about = ThreadPage.objects.visible_to(request.user).filter(about=page.pk)
    columns = ("title", "url_path", "locale", "live", "state", "kind", "reply_count", "last_activity_at")
    found = list(about.only(*columns, "best_reply", "is_closed").order_by("-last_activity_at", "-pk")[: NEWEST + 1])
    return {"threads": found[:NEWEST], "has_more": len(found) > NEWEST, "may_start": page.live, "page": page}
