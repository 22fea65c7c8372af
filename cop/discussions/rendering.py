"""The HTML of posts, kept for all readers in the same position. See `cop.core.kept_fragments`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from cop.core.kept_fragments import render_each
from cop.core.moments import ago

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cop.discussions.posts import Post
    from cop.discussions.reading import ThreadReading


def render_posts(reading: ThreadReading, posts: Iterable[Post], *, is_copy: bool = False) -> list[SafeString]:
    """`is_copy`: shown a second time on the page, without an anchor of its own."""
    page = {
        "address": reading.thread.url,
        "thread": reading.thread.pk,
        "may_reply": reading.may_reply,
        "may_mark_best": reading.may_mark_best,
        "is_copy": is_copy,
    }
    return render_each("discussions/_post.html", [_row(post, page) for post in posts])


def _row(post: Post, page: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    row = post.post
    told = row.posted_at if post.number else row.started_at
    when = ago(told)
    author, quoted = row.author, getattr(row, "quoted", None)
    shown = (
        *page.values(),
        *(row.pk, post.number, told, when, row.edited_at, row.state, row.hidden_reason, row.thanks_count, row.body),
        *(row.author_name, author and author.pk, author and author.display_name),
        author and author.organisation and author.organisation.name,
        author and author.region and author.region.name,
        quoted and (quoted.number, quoted.author_name, quoted.state, quoted.body),
        *(post.is_shown, post.is_own, post.is_thanked, post.is_best, post.is_new),
        *(post.may_edit, post.may_report, post.may_decide),
        [(one.document.url, one.document.title) for one in post.files],
    )
    return shown, {**page, "post": post, "told": told, "when": when}
