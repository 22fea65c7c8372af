"""Who may read, post and moderate."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from cop.core.permissions import is_admitted, may_open_admin
from cop.discussions.models import ChannelPage, Reply, ThreadPage
from cop.discussions.models.threads import PostState


def may_moderate(user: Any) -> bool:
    """Moderators and administrators; registered as a right of the group *Moderators*."""
    return bool(may_open_admin(user) and user.has_perm("discussions.moderate_thread"))


def may_start_thread(user: Any, channel: ChannelPage) -> bool:
    """An admitted member with Wagtail's right to add a page under this channel."""
    return bool(is_admitted(user) and channel.live and channel.permissions_for_user(user).can_add_subpage())


def is_readable(page: Any, user: Any) -> bool:
    """A page that a thread is about, published or archived, when this reader may read it."""
    return bool(page.is_open and page.may_be_read_by(user))


def may_see_post(user: Any, post: Reply | ThreadPage) -> bool:
    """The words of a post: held and hidden ones only for their author and moderators."""
    if post.state == PostState.VISIBLE:
        return True
    if post.state == PostState.WITHDRAWN:
        return may_moderate(user)
    return bool(post.author_id == user.pk or may_moderate(user))


def may_edit_post(user: Any, post: Reply | ThreadPage) -> bool:
    """Its author, as long as it is not withdrawn or hidden and the thread is open."""
    thread = post.thread if isinstance(post, Reply) else post
    is_own = is_admitted(user) and post.author_id == user.pk
    return bool(is_own and post.state in {PostState.VISIBLE, PostState.HELD} and not thread.is_closed)


def may_mark_best(user: Any, thread: ThreadPage) -> bool:
    """Who asked, or a moderator."""
    is_question = thread.kind == ThreadPage.Kind.QUESTION
    return bool(is_question and is_admitted(user) and (thread.author_id == user.pk or may_moderate(user)))


def get_thread_or_404(user: Any, pk: int) -> ThreadPage:
    """The thread as it stands; to who may not know of it, it does not exist."""
    thread: ThreadPage = get_object_or_404(ThreadPage.objects.select_related("channel"), pk=pk)
    if not thread.may_be_read_by(user):
        raise Http404
    return thread
