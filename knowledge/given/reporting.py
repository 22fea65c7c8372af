"""How moderators deal with a time given that somebody reported."""

from html import escape
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.moderation.reportables import Words, register_reportable
from knowledge.given.models import RunState, WorkshopRun
from knowledge.given.services import set_run_state

TEXTS = (("worked", gettext_lazy("What worked")), ("to_change", gettext_lazy("What to change")))


def register() -> None:
    register_reportable(
        "given.WorkshopRun",
        title=lambda run: _("Given: %(workshop)s") % {"workshop": run.workshop.title},
        url=lambda run: run.address(),
        authors=lambda run: Member.objects.filter(pk=run.author_id).select_related("organisation"),
        visible=is_shown_to,
        hide=hide,
        restore=restore,
        own_url=lambda run: reverse("given:change-run", args=[run.pk]),
        words=words,
    )


def is_shown_to(run: WorkshopRun, user: Any) -> bool:
    return run.state == RunState.SHOWN and run.workshop.live and is_admitted(user)


def words(run: WorkshopRun) -> list[Words]:
    """Plain text, made fit for who reads it as HTML."""
    told = ((heading, getattr(run, name)) for name, heading in TEXTS)
    return [
        Words(heading, run.author_name, run.logged_at, f"<p>{escape(text)}</p>", is_it=True)
        for heading, text in told
        if text
    ]


def hide(run: WorkshopRun, by: Member, reason: str) -> dict[str, Any]:
    """Nobody sees it and it does not count. Raises Conflict when its author withdrew it meanwhile."""
    set_run_state(run=run, state=RunState.HIDDEN, expected=RunState.SHOWN)
    return {}


def restore(run: WorkshopRun, by: Member, kept: dict[str, Any]) -> None:
    set_run_state(run=run, state=RunState.SHOWN, expected=RunState.HIDDEN)
