"""Every write to reports of colleagues and to what they make of a lesson."""

from knowledge.replications.services.evidence import check_evidence, recount_evidence, withdraw_evidence_check

__all__ = ["check_evidence", "recount_evidence", "withdraw_evidence_check"]
