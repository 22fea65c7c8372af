"""Every write to reports of colleagues and to what they make of a lesson."""

from knowledge.replications.services.attachments import add_attachment, remove_attachment
from knowledge.replications.services.drafts import discard_report, restore_version, save_report, start_report
from knowledge.replications.services.evidence import check_evidence, recount_evidence, withdraw_evidence_check
from knowledge.replications.services.invitations import (
    allow_invitations,
    decline_invitations,
    has_declined,
    invite_address,
    invite_member,
)
from knowledge.replications.services.submission import send_report, take_down_report, withdraw_report

__all__ = [
    "add_attachment",
    "allow_invitations",
    "check_evidence",
    "decline_invitations",
    "discard_report",
    "has_declined",
    "invite_address",
    "invite_member",
    "recount_evidence",
    "remove_attachment",
    "restore_version",
    "save_report",
    "send_report",
    "start_report",
    "take_down_report",
    "withdraw_evidence_check",
    "withdraw_report",
]
