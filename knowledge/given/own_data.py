"""Times that a member gave a workshop."""

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data
from knowledge.given.models import WorkshopRun

WORDS = {
    "workshop": _("workshop"),
    "held_on": _("day"),
    "region": _("region"),
    "organisation": _("organisation"),
    "group_size": _("group size"),
    "worked": _("what worked"),
    "to_change": _("what to change"),
    "state": _("state"),
    "logged_at": _("told at"),
}


def given_by(member: Member) -> list[Row]:
    found = WorkshopRun.objects.filter(author=member).select_related("workshop", "region", "organisation")
    return [
        {
            "workshop": run.workshop.title,
            "held_on": run.held_on,
            "region": str(run.region),
            "organisation": str(run.organisation or ""),
            "group_size": run.group_size,
            "worked": run.worked,
            "to_change": run.to_change,
            "state": str(run.get_state_display()),
            "logged_at": run.logged_at,
        }
        for run in found.order_by("pk")
    ]


def register() -> None:
    register_own_data(
        "gegeven",
        _("Times that you gave a workshop"),
        given_by,
        seen_by=_("Members. Who may read the workshop sees the numbers."),
        kept=_("As long as the workshop is there."),
        words=WORDS,
        order=42,
    )
