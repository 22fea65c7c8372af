"""Lessons that came from a discussion, and whether a member wants to be named there."""

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data
from knowledge.lessons.models import Credit


def credits_of(member: Member) -> list[Row]:
    return [
        {
            "lesson": one.lesson.title,
            "answer": str(one.get_state_display()),
            "name": one.name,
            "asked_at": one.asked_at,
            "answered_at": one.answered_at,
        }
        for one in Credit.objects.filter(member=member).select_related("lesson").order_by("pk")
    ]


def register() -> None:
    register_own_data(
        "vermeldingen",
        _("Whether a lesson names you"),
        credits_of,
        seen_by=_("Only you, until you want to be named."),
        kept=_("As long as the lesson is there."),
        words={
            "lesson": _("lesson"),
            "answer": _("your answer"),
            "name": _("name"),
            "asked_at": _("asked at"),
            "answered_at": _("answered at"),
        },
        order=27,
    )
