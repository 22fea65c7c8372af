"""Files of which each is a row with a title of its own, such as the materials of a workshop."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.functional import Promise
from wagtail.models import Page

from cop.core.errors import DomainError
from cop.core.models import CommunityDocument
from cop.members.models import Member
from cop.publishing.services.attachments import keep_file
from cop.publishing.services.drafts import SavedDraft, save_draft
from cop.publishing.services.locking import lock_page
from cop.publishing.tokens import token_of


@dataclass(frozen=True)
class FileRows:
    """`name` of the rows on the page, what makes a row of a file, and how many there may be.

    `too_many` is the sentence about that, with "%(number)s" in it.
    """

    name: str
    make: Callable[[CommunityDocument], Any]
    most: int
    too_many: str | Promise


@transaction.atomic
def add_row_file(
    *, page: Page, by: Member, rows: FileRows, upload: UploadedFile, title: str, replaces: int | None = None
) -> SavedDraft:
    """A checked file in the newest draft: in the row of the document `replaces`, else in a last row of its own.

    It is added to what stands now, whoever wrote that, so that nobody chooses a file twice. Raises ValidationError when
    the file is not what it says, DomainError over the most there may be, and what `save_draft` raises.
    """
    locked = lock_page(page.pk)
    version: Any = locked.specific.get_latest_revision_as_object()
    there = list(getattr(version, rows.name).all())
    replaced = [row for row in there if replaces is not None and row.document_id == replaces]
    if not replaced and len(there) >= rows.most:
        raise DomainError(rows.too_many % {"number": rows.most})
    document = keep_file(by=by, upload=upload, title=title or (replaced[0].title if replaced else ""))
    for row in replaced:
        row.document, row.title = document, title or row.title
    if not replaced:
        there.append(rows.make(document))
    for place, row in enumerate(there):
        row.sort_order = place
    setattr(version, rows.name, there)
    return save_draft(page=version, by=by, token=token_of(locked))
