"""Replying."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import NotAllowed
from cop.discussions.errors import ThreadIsClosed
from cop.discussions.holding import state_of_new
from cop.discussions.limits import check_reply_rate
from cop.discussions.mentions import link_typed_names
from cop.discussions.models import Reply, ReplyDraft, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.search import words_changed
from cop.discussions.services.attachments import attach
from cop.discussions.services.locking import lock_thread
from cop.discussions.services.notices import tell_of_reply
from cop.discussions.services.reading import mark_thread_read
from cop.members.models import Member
from cop.notifications.services import follow


@transaction.atomic
def post_reply(
    *,
    thread: ThreadPage,
    author: Member,
    body: str,
    request_key: UUID,
    quoted: Reply | None = None,
    upload: UploadedFile | None = None,
) -> Reply:
    """A reply with the next number, held when its author is new here. The same `request_key` gives the same reply.

    Raises NotAllowed, TooFast, ThreadIsClosed, and ValidationError for an empty or too long text or a refused file.
    """
    locked = lock_thread(thread.pk)
    if not locked.may_be_read_by(author):
        raise NotAllowed(_("You can reply here once you have been admitted."))
    earlier = Reply.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if earlier.author_id != author.pk:
            raise NotAllowed(_("You can reply here once you have been admitted."))
        return earlier
    if locked.is_closed or not locked.is_listed:
        raise ThreadIsClosed(locked.closed_reason)
    check_reply_rate(author)
    reply = _saved(locked, author, body=body, request_key=request_key, quoted=quoted)
    if upload is not None:
        attach(thread=locked, reply=reply, upload=upload, by=author)
    _count(locked, reply)
    if reply.state == PostState.VISIBLE:
        words_changed(locked.pk)
    ReplyDraft.objects.filter(member=author, thread=locked).delete()
    mark_thread_read(member=author, thread=locked, number=reply.number)
    follow(member=author, subject=locked)
    tell_of_reply(locked, reply)
    return reply


def _saved(thread: ThreadPage, author: Member, *, body: str, request_key: UUID, quoted: Reply | None) -> Reply:
    reply = Reply(
        thread=thread,
        number=thread.last_number + 1,
        author=author,
        author_name=author.display_name,
        body=link_typed_names(body),
        quoted=quoted if quoted is not None and quoted.thread_id == thread.pk else None,
        request_key=request_key,
    )
    reply.clean_fields()
    reply.state = state_of_new(author, reply.body)
    reply.save(force_insert=True)
    return reply


def _count(thread: ThreadPage, reply: Reply) -> None:
    """On the locked row, from what it holds: nobody else writes it meanwhile."""
    counted: dict[str, object] = {"last_number": reply.number}
    if reply.state == PostState.VISIBLE:
        counted |= {
            "reply_count": thread.reply_count + 1,
            "last_activity_at": timezone.now(),
            "last_author_name": reply.author_name,
        }
    ThreadPage.objects.filter(pk=thread.pk).update(**counted)
