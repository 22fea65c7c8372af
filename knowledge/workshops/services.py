"""Writes on workshops, beside those that every contribution has."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.publishing.services import SavedDraft, save_draft
from cop.publishing.services.attachments import keep_file
from knowledge.workshops.models import MaterialKind, WorkshopMaterial, WorkshopPage
from knowledge.workshops.models.material import MOST_MATERIALS


@transaction.atomic
def add_material(*, workshop: WorkshopPage, by: Member, upload: UploadedFile, title: str, token: str) -> SavedDraft:
    """Adds a checked file to the draft as its last material; what it is for is answered in the form afterwards.

    Raises ValidationError when the file is not what it says, DomainError over the most there may be, and what
    `save_draft` raises.
    """
    if len(workshop.materials.all()) >= MOST_MATERIALS:
        raise DomainError(_("A workshop has at most %(number)s materials.") % {"number": MOST_MATERIALS})
    document = keep_file(by=by, upload=upload, title=title)
    kind = (
        MaterialKind.SPREADSHEET if document.file_extension.lower() in {"xlsx", "ods", "csv"} else MaterialKind.HANDOUT
    )
    workshop.materials.add(WorkshopMaterial(title=document.title[:150], document=document, kind=kind))
    return save_draft(page=workshop, by=by, token=token)
