"""What the asker and moderators do with a thread as a whole."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import log

from cop.core.errors import Conflict, NotAllowed
from cop.discussions.models import ChannelPage, Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import may_mark_best, may_moderate
from cop.discussions.services.locking import lock_thread
from cop.discussions.services.notices import tell_of_best
from cop.members.models import Member
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_page


@transaction.atomic
def mark_best(*, thread: ThreadPage, reply: Reply | None, by: Member, seen: int | None = None) -> ThreadPage:
    """Marks the best answer, or none with `reply=None`. `seen` is the key of what the page showed as best.

    Raises NotAllowed; Conflict when somebody else marked one meanwhile or the reply is not to be seen.
    """
    locked = lock_thread(thread.pk)
    if not may_mark_best(by, locked):
        raise NotAllowed(_("Only who asked, or a moderator, marks the best answer."))
    if locked.best_reply_id not in {seen, reply.pk if reply else None}:
        raise Conflict(_("Somebody marked another answer meanwhile. Look again before you choose."))
    if reply is not None and (reply.thread_id != locked.pk or reply.state != PostState.VISIBLE):
        raise Conflict(_("This answer is not there any more."))
    if locked.best_reply_id == (reply.pk if reply else None):
        return locked
    ThreadPage.objects.filter(pk=locked.pk).update(best_reply=reply)
    locked.best_reply = reply
    if reply is not None:
        tell_of_best(locked, reply, by)
    return locked


@transaction.atomic
def close_thread(*, thread: ThreadPage, by: Member, reason: str) -> None:
    """Nobody replies any more. Raises NotAllowed."""
    locked = _lock_for_moderator(thread, by)
    ThreadPage.objects.filter(pk=locked.pk).update(is_closed=True, closed_reason=reason[:250])
    log(instance=locked, action="discussions.close", user=by, data={"reason": reason})


@transaction.atomic
def reopen_thread(*, thread: ThreadPage, by: Member) -> None:
    """Raises NotAllowed."""
    locked = _lock_for_moderator(thread, by)
    ThreadPage.objects.filter(pk=locked.pk).update(is_closed=False, closed_reason="")
    log(instance=locked, action="discussions.reopen", user=by)


@transaction.atomic
def pin_thread(*, thread: ThreadPage, by: Member, pinned: bool) -> None:
    """Stands on top of its channel, or not any more. Raises NotAllowed."""
    locked = _lock_for_moderator(thread, by)
    ThreadPage.objects.filter(pk=locked.pk).update(is_pinned=pinned)
    log(instance=locked, action="discussions.pin" if pinned else "discussions.unpin", user=by)


@transaction.atomic
def move_thread(*, thread: ThreadPage, channel: ChannelPage, by: Member) -> ThreadPage:
    """To another channel; Wagtail keeps a redirect from the old address. Raises NotAllowed.

    Parallel moves break the page tree, so every move waits for the same lock: the list of channels.
    """
    lock_page(channel.get_parent().pk)
    locked = _lock_for_moderator(thread, by)
    if locked.channel_id == channel.pk:
        return locked
    slug = free_slug(channel, locked.title, own_pk=locked.pk)
    if slug != locked.slug:
        # Written without Wagtail's check, which looks at the channel that it leaves; the move makes the address.
        ThreadPage.objects.filter(pk=locked.pk).update(slug=slug)
        locked.slug = slug
    move = MovePageAction(locked, ChannelPage.objects.get(pk=channel.pk), pos="last-child", user=by)
    move.execute(skip_permission_checks=True)
    ThreadPage.objects.filter(pk=locked.pk).update(channel=channel)
    return ThreadPage.objects.get(pk=locked.pk)


def _lock_for_moderator(thread: ThreadPage, by: Member) -> ThreadPage:
    if not may_moderate(by):
        raise NotAllowed(_("Only moderators do this."))
    return lock_thread(thread.pk)
