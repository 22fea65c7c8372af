"""Writing a decision down: the row, and a line in the history of the page it is about."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cop.core.errors import NotAllowed
from cop.members.models import Member
from cop.moderation.models import AboutSomething, Decision
from cop.moderation.permissions import may_decide_on, may_handle
from cop.moderation.reportables import Reportable, reportable_of


def new_decision(about: AboutSomething, by: Member, kind: str, to_authors: str, to_reporters: str) -> Decision:
    """Checked, not saved yet. `about` is a report or an earlier decision on the same thing."""
    decision = Decision(
        content_type_id=about.content_type_id,
        object_id=about.object_id,
        title=about.title,
        kind=kind,
        by=by,
        by_name=by.display_name,
        to_authors=to_authors,
        to_reporters=to_reporters,
    )
    decision.full_clean()
    return decision


def on_thing(thing: models.Model) -> AboutSomething:
    """What a decision is about, when no report says so."""
    return Decision(subject=thing, title=reportable_of(thing).stored_title(thing))


def record(decision: Decision, members: Iterable[Member], history: models.Model | None, **data: Any) -> None:
    """Saves it. `history` is what tells of it in the admin, when that is still there."""
    decision.save()
    decision.members.set(members)
    if history is not None:
        log(
            instance=history,
            action=f"moderation.{decision.kind}",
            user=decision.by,
            data={"decision": decision.pk, **data},
        )


def history_of(kind: Reportable | None, thing: models.Model | None) -> models.Model | None:
    return kind.history_of(thing) if kind is not None and thing is not None else None


def refuse_unless_moderator(by: Member) -> None:
    """Raises NotAllowed."""
    if not may_handle(by):
        raise NotAllowed(_("Only moderators decide on reports."))


def refuse_unless_may_decide(by: Member, authors: Iterable[Member]) -> None:
    """Raises NotAllowed with the rule that stands in the way, see `may_decide_on`."""
    wrote = list(authors)
    refuse_unless_moderator(by)
    if any(author.pk == by.pk for author in wrote):
        raise NotAllowed(_("This is about your own text. A colleague decides on it."))
    if not may_decide_on(by, wrote):
        raise NotAllowed(_("This is about what an administrator wrote. Another administrator decides on it."))
