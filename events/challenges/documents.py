"""Who may fetch a document of a challenge."""

from typing import Any

from django.db.models import Q

from cop.core.models import CommunityDocument
from cop.publishing.documents import is_in_a_version
from events.challenges.models import ChallengeDocument, ChallengePage
from events.challenges.permissions import may_organise


def in_challenge(user: Any, document: CommunityDocument) -> bool | None:
    """For `register_document_rule`: who reads the challenge, and before it is published who organises it."""
    rows = list(ChallengeDocument.objects.filter(document=document).select_related("page"))
    if any((row.page.is_open and row.page.may_be_read_by(user)) or may_organise(user, row.page) for row in rows):
        return True
    if user.is_authenticated and _is_in_own_version(user, document):
        return True
    return False if rows else None


def _is_in_own_version(user: Any, document: CommunityDocument) -> bool:
    """Another organiser put it in a version that readers do not see yet."""
    if document.uploaded_by_user_id is None:
        return False
    own = ChallengePage.objects.filter(Q(owner=user) | Q(co_organiser_rows__member=user)).distinct()
    return is_in_a_version(document, [one.pk for one in own if may_organise(user, one)], "documents")
