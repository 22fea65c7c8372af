"""A moderator lets a waiting post through, hides one with a reason, or brings it back.

Hiding and bringing back are decisions of cop/moderation, whether somebody reported the post or not: that room keeps who did it,
when and why, and answers what was reported. It calls `take_away` and `bring_back` for what happens in the thread.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from cop.core.errors import Conflict, NotAllowed
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import may_moderate
from cop.discussions.services.locking import lock_post, recount
from cop.discussions.services.notices import tell_author_of_admission, tell_of_reply, tell_of_thread
from cop.members.models import Member
from cop.moderation import services as moderation

Post = Reply | ThreadPage
DECIDED = _("A colleague decided on this post already.")
ONLY_MODERATORS = _("Only moderators do this.")


@transaction.atomic
def admit_post(*, post: Post, by: Member) -> Post:
    """A held post is seen by all from now on, and who follows hears of it. Raises NotAllowed, Conflict."""
    if not may_moderate(by):
        raise NotAllowed(ONLY_MODERATORS)
    current, thread = lock_post(post)
    if current.state != PostState.HELD:
        raise Conflict(DECIDED)
    moderation.note_admission(thing=current, by=by)
    _set_state(current, thread, PostState.VISIBLE, reason="", by=by)
    if isinstance(current, Reply):
        tell_of_reply(thread, current)
    else:
        tell_of_thread(current)
    tell_author_of_admission(current)
    return current


@transaction.atomic
def hide_post(*, post: Post, by: Member, reason: str, to_reporters: str = "") -> Post:
    """Nobody but its author and moderators sees the words any more; reports that are open on it are answered.

    Raises NotAllowed, Conflict, and DomainError without a reason.
    """
    if not may_moderate(by):
        raise NotAllowed(ONLY_MODERATORS)
    moderation.hide_thing(thing=post, by=by, to_authors=reason, to_reporters=to_reporters)
    return _again(post)


@transaction.atomic
def restore_post(*, post: Post, by: Member, reason: str) -> Post:
    """Undoes `hide_post`, and tells the author and who reported it. Raises as that does."""
    if not may_moderate(by):
        raise NotAllowed(ONLY_MODERATORS)
    moderation.put_back(thing=post, by=by, reason=reason)
    return _again(post)


def take_away(post: Post, by: Member, reason: str) -> dict[str, Any]:
    """What hiding is in a thread; gives what `bring_back` needs. Raises Conflict when the words cannot be seen anyway."""
    current, thread = lock_post(post)
    if current.state == PostState.HIDDEN:
        raise Conflict(DECIDED)
    if thread.merged_into_id:
        raise Conflict(_("This discussion was merged with another one. Hide its posts there."))
    if isinstance(current, Reply) and current.state == PostState.WITHDRAWN:
        raise Conflict(_("The author withdrew this already."))
    kept = {"state": str(current.state)}
    _set_state(current, thread, PostState.HIDDEN, reason=reason[:250], by=by)
    return kept


def bring_back(post: Post, by: Member, kept: dict[str, Any]) -> None:
    """As it was; one that waited for a moderator does not wait any more. Raises Conflict when it is not hidden."""
    current, thread = lock_post(post)
    if current.state != PostState.HIDDEN:
        raise Conflict(DECIDED)
    withdrawn = kept.get("state") == PostState.WITHDRAWN
    _set_state(current, thread, PostState.WITHDRAWN if withdrawn else PostState.VISIBLE, reason="", by=by)


def _again(post: Post) -> Post:
    current: Post = type(post)._default_manager.get(pk=post.pk)
    return current


def _set_state(post: Post, thread: ThreadPage, state: PostState, *, reason: str, by: Member) -> None:
    post.state, post.hidden_reason = state, reason
    if isinstance(post, Reply):
        post.save(update_fields=["state", "hidden_reason"])
        if state != PostState.VISIBLE and thread.best_reply_id == post.pk:
            ThreadPage.objects.filter(pk=thread.pk).update(best_reply=None)
        recount(thread)
        return
    # A thread whose first post was withdrawn is still there for the replies.
    post.is_listed = state in {PostState.VISIBLE, PostState.WITHDRAWN}
    ThreadPage.objects.filter(pk=post.pk).update(state=state, hidden_reason=reason, is_listed=post.is_listed)
    if not post.is_listed and post.live:
        UnpublishPageAction(post, user=by, log_action=False).execute(skip_permission_checks=True)
    elif post.is_listed and not post.live:
        revision = post.get_latest_revision() or post.save_revision(user=by, clean=False)
        revision.publish(user=by, skip_permission_checks=True, log_action=False)
