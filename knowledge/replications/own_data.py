"""A member's own reports on lessons, and whom they invited to try one."""

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import OwnFile, Row, register_own_data
from knowledge.replications.invited import Invitation
from knowledge.replications.models import Replication, ReplicationAttachment
from knowledge.replications.own_reports import reports_of

WORDS = {
    "lesson": _("lesson"),
    "state": _("state"),
    "organisation": _("organisation"),
    "period": _("period"),
    "scale": _("scale"),
    "changed": _("what you changed"),
    "outcome": _("outcome"),
    "result": _("what happened"),
    "figures": _("figures"),
    "started_at": _("started at"),
    "changed_at": _("changed at"),
    "line": _("personal line"),
    "sent_at": _("sent at"),
}


def reported_by(member: Member) -> list[Row]:
    """Reports as their author last saved them, in four queries; drafts as well."""
    return [
        {
            "lesson": own.report.lesson.title,
            "state": str(own.label),
            **_told(own.report),
            "started_at": own.report.started_at,
            "changed_at": own.report.changed_at,
        }
        for own in reports_of(member)
    ]


def _told(report: Replication) -> Row:
    return {
        "organisation": str(report.organisation or ""),
        "period": report.period_name,
        "scale": str(report.get_scale_display()),
        "changed": report.changed,
        "outcome": str(report.get_outcome_display()),
        "result": report.result,
        "figures": [f"{label}: {number}" for label, number in report.figures()],
    }


def files_of(member: Member) -> list[OwnFile]:
    found = ReplicationAttachment.objects.filter(document__uploaded_by_user=member).select_related("document")
    return [OwnFile(one.document.filename, one.document.file) for one in found.order_by("pk")]


def invited_by(member: Member) -> list[Row]:
    """Whom is not kept: of an address only what it hashes to."""
    rows = Invitation.objects.filter(sender=member).order_by("pk").values_list("lesson__title", "line", "sent_at")
    return [{"lesson": title, "line": line, "sent_at": when} for title, line, when in rows]


def register() -> None:
    register_own_data(
        "verslagen",
        _("Reports on lessons that you tried"),
        reported_by,
        seen_by=_("Who may read the lesson. A draft: you, and editors once you send it."),
        kept=_("As long as the lesson is there; it stays readable, with your name, when you leave."),
        words=WORDS,
        member_html=("changed", "result"),
        files=files_of,
        order=25,
    )
    register_own_data(
        "uitnodigingen",
        _("Colleagues that you invited to try a lesson"),
        invited_by,
        seen_by=_("Who you invited. Their address is not kept."),
        kept=_("As long as the lesson is there."),
        words=WORDS,
        order=26,
    )
