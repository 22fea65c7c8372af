"""What other places show of a page: search engines, and a preview where somebody shares its address."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static

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
