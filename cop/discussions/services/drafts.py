"""A reply that is being written."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import NotAllowed
from cop.discussions.models import ReplyDraft, ThreadPage
from cop.members.models import Member


@transaction.atomic
def keep_draft(*, member: Member, thread: ThreadPage, body: str) -> ReplyDraft | None:
    """Keeps what was typed, also in a closed thread; an empty text forgets it.

    Raises NotAllowed for who may not see the thread, ValidationError for a text that is too long.
    """
    if not thread.may_be_read_by(member):
        raise NotAllowed(_("You can reply here once you have been admitted."))
    draft = ReplyDraft(member=member, thread=thread, body=body)
    try:
        draft.clean_fields(exclude=["member", "thread"])
    except ValidationError as error:
        raise ValidationError(error.message_dict["body"]) from error
    if not draft.body:
        ReplyDraft.objects.filter(member=member, thread=thread).delete()
        return None
    kept, _created = ReplyDraft.objects.update_or_create(member=member, thread=thread, defaults={"body": draft.body})
    return kept
