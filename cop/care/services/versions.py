"""Noting what was published."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cop.care.models import PublishedVersion


@transaction.atomic
def note_published_version(*, page: Page, revision: Revision) -> PublishedVersion:
    """Notes that readers see this version from now on, and who wrote it."""
    author = revision.user
    return PublishedVersion.objects.create(
        page_id=page.pk,
        revision=revision,
        member=author,
        name=str(author) if author else "",
        members_only=page.members_only,
        published_at=page.last_published_at or timezone.now(),
    )
