"""How moderators deal with a post that somebody reported."""

from typing import Any

from django.utils.translation import gettext as _

from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.services.notices import tell_author_of_decision
from cop.discussions.services.review import bring_back, take_away
from cop.members.models import Member
from cop.moderation.reportables import Words, register_reportable

EARLIER = 5  # versions that are shown


def register() -> None:
    """A thread with its first post, and each reply."""
    shared = {"authors": _author, "hide": take_away, "restore": bring_back, "tell_authors": tell_author_of_decision}
    register_reportable(
        "discussions.ThreadPage",
        title=lambda thread: thread.title,
        url=lambda thread: thread.url or "",
        own_url=lambda thread: thread.url or "",
        visible=lambda thread, user: thread.is_listed and thread.may_be_read_by(user),
        words=words_of_thread,
        **shared,
    )
    register_reportable(
        "discussions.Reply",
        title=_title_of_reply,
        url=lambda reply: reply.address(),
        own_url=lambda reply: reply.address(),
        visible=_sees_reply,
        words=words_of_reply,
        history_of=lambda reply: reply.thread,
        **shared,
    )


def words_of_thread(thread: ThreadPage) -> list[Words]:
    """What it said before, what it says, and the first reply."""
    revisions = thread.revisions.exclude(pk=thread.latest_revision_id).order_by("-created_at", "-pk")[:EARLIER]
    earlier = [
        Words(_("Earlier version"), thread.author_name, revision.created_at, revision.content.get("body", ""))
        for revision in revisions
        if revision.content.get("body", "") != thread.body
    ]
    replies = Reply.objects.filter(thread=thread).order_by("number")[:1]
    return [*reversed(earlier), _first_post(thread, is_it=True), *(_reply(reply) for reply in replies)]


def words_of_reply(reply: Reply) -> list[Words]:
    """The posts before and after it, and between them what it said before and says now."""
    around = {one.number: one for one in Reply.objects.filter(thread=reply.thread_id, number__in=_beside(reply))}
    before = around.get(reply.number - 1)
    earlier = [
        Words(_("Earlier version"), reply.author_name, version.written_at, version.body)
        for version in reply.versions.all()[:EARLIER]
    ]
    after = [_reply(around[reply.number + 1])] if reply.number + 1 in around else []
    return [
        _reply(before) if before else _first_post(reply.thread),
        *reversed(earlier),
        _reply(reply, is_it=True),
        *after,
    ]


def _beside(reply: Reply) -> tuple[int, int]:
    return reply.number - 1, reply.number + 1


def _first_post(thread: ThreadPage, *, is_it: bool = False) -> Words:
    return Words(thread.title, thread.author_name, thread.edited_at or thread.started_at, thread.body, is_it)


def _reply(reply: Reply, *, is_it: bool = False) -> Words:
    heading = _("Reply %(number)d") % {"number": reply.number}
    return Words(heading, reply.author_name, reply.edited_at or reply.posted_at, reply.body, is_it)


def _author(post: Any) -> Any:
    return Member.objects.filter(pk=post.author_id).select_related("organisation")


def _title_of_reply(reply: Reply) -> str:
    return _("Reply %(number)d in “%(title)s”") % {"number": reply.number, "title": reply.thread.title}


def _sees_reply(reply: Reply, user: Any) -> bool:
    return reply.state == PostState.VISIBLE and reply.thread.is_listed and reply.thread.may_be_read_by(user)
