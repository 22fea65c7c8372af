"""Who may fetch a document of a challenge."""

from typing import Any

from cop.core.models import CommunityDocument
from events.challenges.models import ChallengeDocument
from events.challenges.permissions import may_organise


def in_challenge(user: Any, document: CommunityDocument) -> bool | None:
    """For `register_document_rule`: who reads the challenge, and before it is published who organises it."""
    rows = list(ChallengeDocument.objects.filter(document=document).select_related("page"))
    if not rows:
        return None
    return any((row.page.is_open and row.page.may_be_read_by(user)) or may_organise(user, row.page) for row in rows)
