"""A moderator lets a waiting post through, hides one with a reason, or brings it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from cop.core.errors import Conflict, NotAllowed
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import may_moderate
from cop.discussions.services.locking import lock_thread, recount
from cop.discussions.services.notices import tell_author_of_decision, tell_of_reply, tell_of_thread
from cop.members.models import Member

Post = Reply | ThreadPage


@transaction.atomic
def admit_post(*, post: Post, by: Member) -> Post:
    """A held post is seen by all from now on, and who follows hears of it. Raises NotAllowed, Conflict."""
    current, thread = _lock(post, by)
    if current.state != PostState.HELD:
        raise Conflict(_("A colleague decided on this post already."))
    _set_state(current, thread, PostState.VISIBLE, reason="", by=by)
    log(instance=thread, action="discussions.admit", user=by, data=_which(current))
    if isinstance(current, Reply):
        tell_of_reply(thread, current)
    else:
        tell_of_thread(current)
    tell_author_of_decision(current, by, reason="")
    return current


@transaction.atomic
def hide_post(*, post: Post, by: Member, reason: str) -> Post:
    """Nobody but its author and moderators sees the words any more. Raises NotAllowed, Conflict."""
    current, thread = _lock(post, by)
    if current.state == PostState.HIDDEN:
        raise Conflict(_("A colleague decided on this post already."))
    _set_state(current, thread, PostState.HIDDEN, reason=reason[:250], by=by)
    log(instance=thread, action="discussions.hide", user=by, data={**_which(current), "reason": reason})
    tell_author_of_decision(current, by, reason=reason)
    return current


@transaction.atomic
def restore_post(*, post: Post, by: Member) -> Post:
    """Undoes `hide_post`. Raises NotAllowed, Conflict."""
    current, thread = _lock(post, by)
    if current.state != PostState.HIDDEN:
        raise Conflict(_("A colleague decided on this post already."))
    _set_state(current, thread, PostState.VISIBLE, reason="", by=by)
    log(instance=thread, action="discussions.restore", user=by, data=_which(current))
    tell_author_of_decision(current, by, reason="")
    return current


def _lock(post: Post, by: Member) -> tuple[Post, ThreadPage]:
    """The post as it stands, with its thread locked. Nobody decides on their own words."""
    if not may_moderate(by):
        raise NotAllowed(_("Only moderators do this."))
    thread = lock_thread(post.thread_id if isinstance(post, Reply) else post.pk)
    current = Reply.objects.select_related("thread", "author").get(pk=post.pk) if isinstance(post, Reply) else thread
    if current.author_id == by.pk:
        raise NotAllowed(_("A colleague decides on what you wrote yourself."))
    return current, thread


def _set_state(post: Post, thread: ThreadPage, state: PostState, *, reason: str, by: Member) -> None:
    post.state, post.hidden_reason = state, reason
    if isinstance(post, Reply):
        post.save(update_fields=["state", "hidden_reason"])
        if state != PostState.VISIBLE and thread.best_reply_id == post.pk:
            ThreadPage.objects.filter(pk=thread.pk).update(best_reply=None)
        recount(thread)
        return
    post.is_listed = state == PostState.VISIBLE
    ThreadPage.objects.filter(pk=post.pk).update(state=state, hidden_reason=reason, is_listed=post.is_listed)
    if not post.is_listed and post.live:
        UnpublishPageAction(post, user=by, log_action=False).execute(skip_permission_checks=True)
    elif post.is_listed and not post.live:
        revision = post.get_latest_revision() or post.save_revision(user=by, clean=False)
        revision.publish(user=by, skip_permission_checks=True, log_action=False)


def _which(post: Post) -> dict[str, object]:
    return {"number": post.number if isinstance(post, Reply) else 0}
