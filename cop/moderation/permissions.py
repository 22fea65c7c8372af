"""Who reports and who decides."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import Http404

from cop.members.models import Member
from cop.moderation.reportables import Reportable, reportable


def may_handle(user: Any) -> bool:
    """Moderators and administrators decide on reports."""
    return bool(user.is_authenticated and user.has_perm("moderation.handle_report"))


def may_decide_on(user: Any, authors: Iterable[Member]) -> bool:
    """Moderators decide on what members and other moderators wrote, administrators also on that of one another.

    Nobody decides on their own words.
    """
    wrote = list(authors)
    if not may_handle(user) or any(author.pk == user.pk for author in wrote):
        return False
    return bool(user.is_superuser) or not any(author.is_superuser for author in wrote)


def is_own(user: Any, kind: Reportable, thing: models.Model) -> bool:
    return any(author.pk == user.pk for author in kind.authors(thing))


def get_reportable_or_404(user: Any, model: str, pk: int) -> tuple[Reportable, models.Model]:
    """The kind and the thing; what somebody may not see does not exist for them."""
    kind = reportable(model)
    thing = kind.find(pk) if kind else None
    if kind is None or thing is None or not kind.visible(thing, user):
        raise Http404
    return kind, thing
