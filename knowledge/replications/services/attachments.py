"""Files with a report."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.publishing.services import SavedDraft, keep_file
from knowledge.replications.models import Replication, ReplicationAttachment
from knowledge.replications.services.drafts import save_report

MOST_ATTACHMENTS = 5


@transaction.atomic
def add_attachment(*, report: Replication, by: Member, upload: UploadedFile, title: str, token: str) -> SavedDraft:
    """Adds a checked file to the draft. `report` is its newest version, read with `token`.

    Raises ValidationError when the file is not what it says, DomainError over `MOST_ATTACHMENTS`, and what
    `save_report` raises.
    """
    if report.attachments.count() >= MOST_ATTACHMENTS:
        raise DomainError(_("A report has at most %(number)s files.") % {"number": MOST_ATTACHMENTS})
    report.attachments.add(ReplicationAttachment(document=keep_file(by=by, upload=upload, title=title)))
    return save_report(report=report, by=by, token=token)


@transaction.atomic
def remove_attachment(*, report: Replication, by: Member, document_id: int, token: str) -> SavedDraft:
    """Takes a file off the draft. The file itself stays: an older version may show it. Raises as `save_report` does."""
    report.attachments = [one for one in report.attachments.all() if one.document_id != document_id]
    return save_report(report=report, by=by, token=token)
