"""Files with a post."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.core.models import CommunityDocument
from cop.discussions.models import PostAttachment, Reply, ThreadPage
from cop.members.models import Member
from cop.publishing.file_checks import accepted_file

MOST_ATTACHMENTS = 5


@transaction.atomic
def attach(*, thread: ThreadPage, reply: Reply | None, upload: UploadedFile, by: Member) -> PostAttachment:
    """Adds a checked file to a post. Raises ValidationError for a refused file, DomainError over MOST_ATTACHMENTS."""
    kept = accepted_file(upload)
    if PostAttachment.objects.filter(thread=thread, reply=reply).count() >= MOST_ATTACHMENTS:
        raise DomainError(_("A post has at most %(number)s files.") % {"number": MOST_ATTACHMENTS})
    document = CommunityDocument(title=(upload.name or "")[:255], file=kept, uploaded_by_user=by)
    document.file_size = kept.size
    document.full_clean(exclude=["collection"])
    document.save()
    return PostAttachment.objects.create(thread=thread, reply=reply, document=document)
