"""Two threads about one thing become one."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cop.core.errors import Conflict, NotAllowed
from cop.discussions.models import PostAttachment, ReadMark, Reply, Thanks, ThreadPage
from cop.discussions.permissions import may_moderate
from cop.discussions.search import words_changed
from cop.discussions.services.locking import lock_thread, recount
from cop.members.models import Member


@transaction.atomic
def merge_threads(*, source: ThreadPage, target: ThreadPage, by: Member) -> ThreadPage:
    """Puts the posts of `source` behind those of `target`, its first post among them; its address then leads there.

    Raises NotAllowed; Conflict for a thread with itself or one that was merged before.
    """
    if not may_moderate(by):
        raise NotAllowed(_("Only moderators do this."))
    if source.pk == target.pk:
        raise Conflict(_("Choose another discussion to merge with."))
    # In the order of their keys, so that two merges that cross each other do not wait for one another for ever.
    locked = {pk: lock_thread(pk) for pk in sorted((source.pk, target.pk))}
    old, kept = locked[source.pk], locked[target.pk]
    if old.merged_into_id or kept.merged_into_id:
        raise Conflict(_("One of these was merged before. Choose the discussion that is left."))
    first = _first_post_as_reply(old, kept)
    shift = first.number
    moved = Reply.objects.filter(thread=old)
    PostAttachment.objects.filter(thread=old, reply__isnull=False).update(thread=kept)
    PostAttachment.objects.filter(thread=old, reply=None).update(thread=kept, reply=first)
    Thanks.objects.filter(thread=old, reply__isnull=False).update(thread=kept)
    Thanks.objects.filter(thread=old, reply=None).update(thread=kept, reply=first)
    moved.update(thread=kept, number=F("number") + shift)
    ReadMark.objects.filter(thread=old).delete()
    ThreadPage.objects.filter(pk=kept.pk).update(last_number=shift + old.last_number)
    ThreadPage.objects.filter(pk=old.pk).update(
        merged_into=kept, is_listed=False, is_closed=True, best_reply=None, reply_count=0, last_number=0
    )
    recount(kept)
    words_changed(old.pk)
    log(instance=kept, action="discussions.merge", user=by, data={"merged": old.title})
    return ThreadPage.objects.get(pk=kept.pk)


def _first_post_as_reply(old: ThreadPage, kept: ThreadPage) -> Reply:
    """The first post is a page; here it becomes a row, with its time, author, thanks and the key that it had."""
    return Reply.objects.create(
        thread=kept,
        number=kept.last_number + 1,
        author=old.author,
        author_name=old.author_name,
        body=old.body,
        request_key=old.request_key,
        posted_at=old.started_at,
        edited_at=old.edited_at,
        state=old.state,
        thanks_count=old.thanks_count,
    )
