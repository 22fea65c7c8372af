"""Posts that wait for a moderator: newcomers' first ones, and theirs that lead to another site."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cop.core import richtext
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState

MOST = 200  # posts that are shown at once: more than a day's work
EXCERPT = 300  # characters of a post in the list


@dataclass(frozen=True)
class WaitingPost:
    """`number` is 0 for the first post of a thread."""

    post: Reply | ThreadPage
    thread: ThreadPage
    number: int
    since: datetime

    @property
    def excerpt(self) -> str:
        return richtext.plain_text(self.post.body, EXCERPT)


def waiting_posts(user: Any) -> list[WaitingPost]:
    """What this moderator may decide on, the longest waiting first; not what they wrote themselves."""
    threads = _threads(user).select_related("author", "channel").order_by("started_at")[:MOST]
    replies = _replies(user).select_related("author", "thread__channel").order_by("posted_at")[:MOST]
    found = [WaitingPost(thread, thread, 0, thread.edited_at or thread.started_at) for thread in threads]
    found += [WaitingPost(reply, reply.thread, reply.number, reply.edited_at or reply.posted_at) for reply in replies]
    return sorted(found, key=lambda waiting: waiting.since)[:MOST]


def count_waiting(user: Any) -> int:
    return _threads(user).count() + _replies(user).count()


def _threads(user: Any) -> Any:
    return ThreadPage.objects.filter(state=PostState.HELD, merged_into=None).exclude(author=user.pk)


def _replies(user: Any) -> Any:
    return Reply.objects.filter(state=PostState.HELD).exclude(author=user.pk)
