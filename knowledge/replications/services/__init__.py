"""Every write to reports of colleagues and to what they make of a lesson."""

from knowledge.replications.services.evidence import check_evidence, recount_evidence, withdraw_evidence_check
from knowledge.replications.services.invitations import (
    allow_invitations,
    decline_invitations,
    has_declined,
    invite_address,
    invite_member,
)

__all__ = [
    "allow_invitations",
    "check_evidence",
    "decline_invitations",
    "has_declined",
    "invite_address",
    "invite_member",
    "recount_evidence",
    "withdraw_evidence_check",
]
