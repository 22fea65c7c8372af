"""Who reports and who decides."""

from typing import Any

from django.db import models
from django.http import Http404

from cop.moderation.reportables import Reportable, reportable


def may_handle(user: Any) -> bool:
    """Moderators and administrators decide on reports."""
    return bool(user.is_authenticated and user.has_perm("moderation.handle_report"))


def is_own(user: Any, kind: Reportable, thing: models.Model) -> bool:
    return any(author.pk == user.pk for author in kind.authors(thing))


def get_reportable_or_404(user: Any, model: str, pk: int) -> tuple[Reportable, models.Model]:
    """The kind and the thing; what somebody may not see does not exist for them."""
    kind = reportable(model)
    thing = kind.find(pk) if kind else None
    if kind is None or thing is None or not kind.visible(thing, user):
        raise Http404
    return kind, thing
