"""One writer at a time for a thread: numbers and counters are made under this lock."""

from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.search import words_changed


def lock_thread(pk: int) -> ThreadPage:
    """The thread, locked until the transaction ends. SQLite locks the whole database when the transaction begins."""
    rows = ThreadPage.objects.select_for_update(of=("self",), no_key=True)
    locked: ThreadPage = rows.select_related("channel").get(pk=pk)
    return locked


def lock_post(post: Reply | ThreadPage) -> tuple[Reply | ThreadPage, ThreadPage]:
    """A post as it stands, with its thread locked. A reply may have moved to another thread while this waited."""
    if isinstance(post, ThreadPage):
        thread = lock_thread(post.pk)
        return thread, thread
    current = Reply.objects.get(pk=post.pk)
    while True:
        thread = lock_thread(current.thread_id)
        current = Reply.objects.select_related("author").get(pk=post.pk)
        if current.thread_id == thread.pk:
            current.thread = thread
            return current, thread


def recount(thread: ThreadPage) -> None:
    """Writes what a list shows of a locked thread, from its replies: right whatever happened before.

    Called whenever a reply changed, so the index hears of it here.
    """
    words_changed(thread.pk)
    visible = Reply.objects.filter(thread=thread, state=PostState.VISIBLE)
    newest = visible.order_by("-number").first()
    ThreadPage.objects.filter(pk=thread.pk).update(
        reply_count=visible.count(),
        last_activity_at=newest.posted_at if newest else thread.started_at,
        last_author_name=newest.author_name if newest else thread.author_name,
    )
