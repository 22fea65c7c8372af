"""Who curates lessons, the same people who curate any page, and who makes one of a discussion."""

from typing import Any

from cop.core.permissions import is_admitted, may_curate
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import may_moderate

__all__ = ["can_become_lesson", "may_curate", "may_make_lesson"]


def can_become_lesson(thread: ThreadPage) -> bool:
    """A discussion that everybody reads, with an answer in it; also when it is closed."""
    return bool(thread.is_listed and thread.state == PostState.VISIBLE and thread.reply_count)


def may_make_lesson(user: Any, thread: ThreadPage) -> bool:
    """Who asked and who gave the best answer: it is their story. And whoever the editors do not read along with.

    A newcomer makes no lesson of what others told: nobody knows yet how they deal with the words of colleagues.
    """
    if not is_admitted(user) or not can_become_lesson(thread):
        return False
    if user.is_trusted or user.is_superuser or thread.author_id == user.pk or may_moderate(user):
        return True
    return bool(thread.best_reply_id and user.pk == _author_of_best(thread))


def _author_of_best(thread: ThreadPage) -> int | None:
    return Reply.objects.filter(pk=thread.best_reply_id).values_list("author_id", flat=True).first()
