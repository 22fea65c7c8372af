"""Which version of a text somebody had before them."""

from wagtail.models import Page


def token_of(page: Page) -> str:
    """Changes with every save of the page's latest revision, also when that revision is overwritten."""
    saved_at = page.latest_revision_created_at
    return f"{page.latest_revision_id or 0}-{int(saved_at.timestamp() * 1_000_000) if saved_at else 0}"
