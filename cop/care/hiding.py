"""Taking a page from its readers that may be archived, and putting it back: for `register_reportable`."""

from typing import Any

from django.utils.dateparse import parse_datetime

from cop.core.errors import Conflict
from cop.members.models import Member
from cop.moderation import hiding


def hide(page: Any, by: Member, reason: str) -> dict[str, Any]:
    """A published page is unpublished; an archived one loses the address that it still has."""
    locked: Any = hiding.lock(page)
    if not locked.is_archived:
        return hiding.unpublish(page, by)
    type(locked).objects.filter(pk=locked.pk).update(archived_at=None)
    return {"archived_at": locked.archived_at.isoformat()}


def restore(page: Any, by: Member, kept: dict[str, Any]) -> None:
    """Back to what it was: published in the same version, or archived."""
    if "archived_at" not in kept:
        hiding.publish_again(page, by, kept)
        return
    locked: Any = hiding.lock(page)
    if locked.live or locked.is_archived:
        raise Conflict(hiding.SEEN_AGAIN)
    type(locked).objects.filter(pk=locked.pk).update(archived_at=parse_datetime(kept["archived_at"]))
