"""Which version of a text somebody had before them."""

from wagtail.models import Page, RevisionMixin


def token_of(text: Page | RevisionMixin) -> str:
    """Changes with every save of the newest version, also when that version is overwritten."""
    latest = text.latest_revision_id
    if not latest:
        return "0-0"
    # A page keeps the moment on its own row; anything else asks its version.
    saved_at = text.latest_revision_created_at if isinstance(text, Page) else text.latest_revision.created_at
    return f"{latest}-{int(saved_at.timestamp() * 1_000_000) if saved_at else 0}"
