"""Files with a contribution."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import DomainError
from cop.core.models import CommunityDocument
from cop.members.models import Member
from cop.publishing.documents import collection_of_contributions
from cop.publishing.file_checks import accepted_file
from cop.publishing.models import PageAttachment
from cop.publishing.services.drafts import SavedDraft, save_draft
from cop.publishing.services.locking import lock_page
from cop.publishing.tokens import token_of

MOST_ATTACHMENTS = 10


@transaction.atomic
def add_attachment(*, page: Page, by: Member, upload: UploadedFile, title: str) -> SavedDraft:
    """Adds a checked file to the newest draft, whoever wrote that, so that nobody chooses a file twice.

    Raises ValidationError when the file is not what it says, DomainError over `MOST_ATTACHMENTS`, and what
    `save_draft` raises.
    """
    locked = lock_page(page.pk)
    version: Any = locked.specific.get_latest_revision_as_object()
    if version.attachments.count() >= MOST_ATTACHMENTS:
        raise DomainError(_("A page has at most %(number)s files.") % {"number": MOST_ATTACHMENTS})
    version.attachments.add(PageAttachment(document=keep_file(by=by, upload=upload, title=title)))
    return save_draft(page=version, by=by, token=token_of(locked))


def keep_file(*, by: Member, upload: UploadedFile, title: str) -> CommunityDocument:
    """Stores a checked file, apart from the library of the admin. Raises ValidationError when it is not what it says."""
    kept = accepted_file(upload)
    document = CommunityDocument(title=(title or upload.name or "")[:255], file=kept, uploaded_by_user=by)
    document.file_size = kept.size
    document.collection = collection_of_contributions()
    document.full_clean()
    document.save()
    return document


@transaction.atomic
def remove_attachment(*, page: Page, by: Member, document_id: int, token: str) -> SavedDraft:
    """Takes a file off the draft. The file itself stays: an older version may show it."""
    kept = [attachment for attachment in page.attachments.all() if attachment.document_id != document_id]
    page.attachments = kept
    return save_draft(page=page, by=by, token=token)
