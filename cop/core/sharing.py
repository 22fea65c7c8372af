"""What other places show of a page: search engines, and a preview where somebody shares its address."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.functional import Promise

from cop.core.linked_data import breadcrumbs, graph, linked_data_of

PICTURE = "images/delen.png"  # made by scripts/make_sharing_picture.py
PICTURE_SIZE = (1200, 630)  # pixels


@dataclass(frozen=True)
class Sharing:
    """`url` is the one address that counts as the page's; `kind` is Open Graph's word for it."""

    title: str
    description: str
    url: str
    kind: str
    published_at: datetime | None
    changed_at: datetime | None

    @property
    def picture_url(self) -> str:
        return f"{settings.BASE_URL}{static(PICTURE)}"

    @property
    def picture_size(self) -> tuple[int, int]:
        return PICTURE_SIZE


def shared_page(page: Any, request: HttpRequest, *, is_itself: bool = True) -> dict[str, Any]:
    """What a template needs of this: `linked_data` is called by the template that shows it, which may have kept it.

    Not `is_itself` is a part or a later page of a list: one address counts as the list's, and that is another one.
    """
    shared = sharing_of(page, request)
    if shared is not None and not is_itself:
        shared = replace(shared, url="")
    return {"sharing": shared, "linked_data": lambda: linked_data_of(page)}


def shared_word(
    page: Any, request: HttpRequest, *, word: str, title: str | Promise, description: str | Promise, is_itself: bool
) -> dict[str, Any]:
    """The same for another look at the page, at `word` under its address."""
    shared = sharing_of(page, request)
    if shared is None:
        return {"sharing": None}
    path = f"{page.get_url(request)}{word}/"
    url = f"{settings.BASE_URL}{path}" if is_itself else ""
    return {
        "sharing": replace(shared, title=str(title), description=str(description), url=url),
        "linked_data": lambda: graph(breadcrumbs((page.title, page.get_url(request)), (str(title), path))),
    }


def sharing_of(page: Any, request: HttpRequest) -> Sharing | None:
    """None for what not everybody may read: a page for members, a draft in preview, an archived page."""
    if page.members_only or not page.live or getattr(request, "is_preview", False):
        return None
    texts = (getattr(page, name, "") for name in ("search_description", "summary", "introduction"))
    return Sharing(
        title=page.seo_title or page.title,
        description=next((text for text in texts if text), ""),
        url=f"{settings.BASE_URL}{page.get_url(request)}",
        kind=page.SHARED_AS,
        published_at=page.first_published_at,
        changed_at=page.last_published_at,
    )
