"""One writer at a time for a thread: numbers and counters are made under this lock."""

from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState


def lock_thread(pk: int) -> ThreadPage:
    """The thread, locked until the transaction ends. SQLite locks the whole database when the transaction begins."""
    locked: ThreadPage = ThreadPage.objects.select_for_update(of=("self",)).select_related("channel").get(pk=pk)
    return locked


def recount(thread: ThreadPage) -> None:
    """Writes what a list shows of a locked thread, from its replies: right whatever happened before."""
    visible = Reply.objects.filter(thread=thread, state=PostState.VISIBLE)
    newest = visible.order_by("-number").first()
    ThreadPage.objects.filter(pk=thread.pk).update(
        reply_count=visible.count(),
        last_activity_at=newest.posted_at if newest else thread.started_at,
        last_author_name=newest.author_name if newest else thread.author_name,
    )
