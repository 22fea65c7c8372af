"""What a member reported, and what they heard of it. What was told to others, and who decided, is not theirs."""

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data
from cop.moderation.models import Report

WORDS = {
    "title": _("title"),
    "reason": _("reason"),
    "explanation": _("explanation"),
    "reported_at": _("reported at"),
    "answer": _("what you were told"),
    "answered_at": _("told at"),
}


def reports_of(member: Member) -> list[Row]:
    found = Report.objects.filter(reporter=member).select_related("decision").order_by("-reported_at", "-pk")
    return [
        {
            "title": report.title,
            "reason": str(report.get_reason_display()),
            "explanation": report.explanation,
            "reported_at": report.reported_at,
            "answer": report.decision.to_reporters if report.decision else "",
            "answered_at": report.decision.decided_at if report.decision else None,
        }
        for report in found
    ]


def register() -> None:
    register_own_data(
        "gemeld",
        _("What you reported"),
        reports_of,
        seen_by=_("Moderators. Who wrote it does not hear that it was you."),
        kept=_("The report stays; when your account goes, your name goes from it."),
        words=WORDS,
        order=36,
    )
