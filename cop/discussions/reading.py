"""What the page of one thread shows: a constant number of queries, whatever its length.

Replies are numbered from 1 without holes, so page n holds the numbers (n-1)*PER_PAGE+1 to n*PER_PAGE: the last page of
five thousand replies is found in the index as fast as the first.
"""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from cop.core import richtext
from cop.discussions import asked
from cop.discussions.asked import PER_PAGE
from cop.discussions.known import Channel, Known, Label, known
from cop.discussions.models import PostAttachment, Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import is_readable, may_edit_post, may_mark_best, may_moderate, may_see_post
from cop.discussions.posts import IN_PLACE_OF_WORDS, Post
from cop.discussions.rendering import render_posts
from cop.members.models import Member
from cop.moderation.permissions import may_decide_on
from cop.notifications.followables import FollowButton, follow_button
from cop.notifications.following import level_of


class ThreadReading:
    """One page of one thread for one member. `page` and `number` come from the address and are put within bounds.

    With `to_unread` it is the page where the first reply stands that this member did not see.
    """

    def __init__(
        self,
        thread: ThreadPage,
        request: HttpRequest,
        *,
        page: int | None = None,
        number: int | None = None,
        quoting: int | None = None,
        to_unread: bool = False,
    ) -> None:
        self.thread = thread
        self.request = request
        self.user: Any = request.user
        self.asked_page = page
        self.asked_number = number or quoting or (self.first_unread if to_unread else None)
        self.asked_quote = quoting
        self.is_moderator = may_moderate(request.user)

    @cached_property
    def pages(self) -> int:
        return max(1, -(-self.thread.last_number // PER_PAGE))

    @cached_property
    def page(self) -> int:
        """The page asked for, that of the reply asked for, or the first."""
        wanted = -(-self.asked_number // PER_PAGE) if self.asked_number else self.asked_page or 1
        return min(max(wanted, 1), self.pages)

    @cached_property
    def seen_before(self) -> int | None:
        """Up to which reply this member read last time; None for who was never here."""
        number: int | None = asked.read_up_to.first(self.user.pk, self.thread.pk)
        return number

    @cached_property
    def first(self) -> Post:
        return self._post(self.thread, 0)

    @cached_property
    def replies(self) -> list[Post]:
        return [self._post(reply, reply.number) for reply in self.rows]

    @property
    def rendered(self) -> list[tuple[Post, SafeString]]:
        """The replies of this page with their HTML."""
        return list(zip(self.replies, render_posts(self, self.replies), strict=True))

    @property
    def first_rendered(self) -> SafeString:
        return render_posts(self, [self.first])[0]

    @property
    def best_rendered(self) -> SafeString | str:
        return render_posts(self, [self.best], is_copy=True)[0] if self.best else ""

    @cached_property
    def about(self) -> Page | None:
        """The page that it is about, when this reader may read it."""
        page = self.thread.about.specific if self.thread.about_id else None
        return page if page is not None and is_readable(page, self.user) else None

    @property
    def previous_page(self) -> int:
        return self.page - 1

    @property
    def next_page(self) -> int:
        return self.page + 1

    @cached_property
    def best(self) -> Post | None:
        """The best answer, shown on top of the first page too."""
        key = self.thread.best_reply_id
        if key is None or self.page != 1:
            return None
        reply = self._shown_replies.get(key)  # None when it was thrown away meanwhile
        return self._post(reply, reply.number) if reply else None

    @cached_property
    def last_shown(self) -> int:
        """The highest number on this page: what counts as read once it is shown."""
        return self.rows[-1].number if self.rows else 0

    @cached_property
    def first_unread(self) -> int | None:
        """The first reply that is new to this member, None when nothing is."""
        seen = self.seen_before
        if seen is None or seen >= self.thread.last_number:
            return None
        return seen + 1

    @property
    def quoting(self) -> Reply | None:
        """The reply of this page that the reader is about to quote."""
        return next((row for row in self.rows if row.number == self.asked_quote and self._is_shown(row)), None)

    @property
    def draft_has_formatting(self) -> bool:
        """The plain box under the thread would lose it; the page with the editor does not."""
        return richtext.has_formatting(self.draft)

    @cached_property
    def draft(self) -> str:
        return asked.draft.first(self.user.pk, self.thread.pk) or ""

    @property
    def follow_button(self) -> FollowButton:
        return follow_button(self.thread, level_of(self.user, self.thread), can_mute=True)

    @property
    def may_reply(self) -> bool:
        return not self.thread.is_closed and self.thread.is_listed

    @property
    def may_mark_best(self) -> bool:
        return may_mark_best(self.user, self.thread)

    @cached_property
    def page_links(self) -> list[int | None]:
        """Numbers of the pages to link to; None stands for those left out."""
        near = {1, self.page - 1, self.page, self.page + 1, self.pages}
        numbers = sorted(number for number in near if 1 <= number <= self.pages)
        links: list[int | None] = []
        for number in numbers:
            if links and links[-1] is not None and number > links[-1] + 1:
                links.append(None)
            links.append(number)
        return links

    @cached_property
    def rows(self) -> list[Reply]:
        after = (self.page - 1) * PER_PAGE
        return asked.replies(self.thread.pk, after, after + PER_PAGE)

    @cached_property
    def _elsewhere(self) -> list[Reply]:
        """Replies of other pages that this one shows: the best answer, and what is quoted."""
        wanted = {row.quoted_id for row in self.rows} | ({self.thread.best_reply_id} if self.page == 1 else set())
        missing = wanted - {row.pk for row in self.rows} - {None}
        return list(Reply.objects.filter(pk__in=missing)) if missing else []

    @cached_property
    def _shown_replies(self) -> dict[int, Reply]:
        """By key, with those that this page shows of others."""
        return {row.pk: row for row in (*self.rows, *self._elsewhere)}

    @cached_property
    def _authors(self) -> dict[int, Member]:
        """Who wrote what this page shows, with no more than it shows of them."""
        wanted = {post.author_id for post in (self.thread, *self.rows, *self._elsewhere)} - {None}
        return {member.pk: member for member in asked.authors(wanted)}

    @cached_property
    def _files(self) -> dict[int | None, list[PostAttachment]]:
        """{key of a reply, None for the first post: its files} of this page."""
        replies = [row.pk for row in (*self.rows, *self._elsewhere)]
        found: dict[int | None, list[PostAttachment]] = {}
        for attachment in asked.files(self.thread.pk, replies):
            found.setdefault(attachment.reply_id, []).append(attachment)
        return found

    @cached_property
    def channel(self) -> Channel | None:
        return self.words.channels.get(self.thread.channel_id or 0)

    @cached_property
    def words(self) -> Known:
        return known(self.request)

    @cached_property
    def labels(self) -> list[Label]:
        """Its themes, then its regions."""
        themes = set(asked.themes(self.thread.pk))
        regions = set(asked.regions(self.thread.pk))
        chosen = [label for key, label in self.words.themes.items() if key in themes]
        return [*chosen, *(label for key, label in self.words.regions.items() if key in regions)]

    @cached_property
    def _thanked(self) -> set[int | None]:
        """Keys of the replies that this member thanked for; None stands for the first post."""
        return set(asked.thanked(self.user.pk, self.thread.pk))

    def _is_shown(self, post: Reply | ThreadPage) -> bool:
        return post.state == PostState.VISIBLE or may_see_post(self.user, post)

    def _post(self, post: Reply | ThreadPage, number: int) -> Post:
        key = post.pk if isinstance(post, Reply) else None
        # The rows are here already: asking them again for each reply would be a query each.
        post.author = self._authors.get(post.author_id or 0)
        if isinstance(post, Reply):
            post.thread = self.thread
            post.quoted = self._shown_replies.get(post.quoted_id or 0)
        seen = self.seen_before
        return Post(
            post=post,
            number=number,
            is_shown=self._is_shown(post),
            in_place=IN_PLACE_OF_WORDS.get(post.state, ""),
            is_own=post.author_id == self.user.pk,
            may_edit=may_edit_post(self.user, post),
            may_report=post.author_id != self.user.pk and post.state == PostState.VISIBLE and self.thread.is_listed,
            may_decide=self.is_moderator and may_decide_on(self.user, [post.author] if post.author else []),
            is_thanked=key in self._thanked,
            is_best=key is not None and key == self.thread.best_reply_id,
            is_new=seen is not None and number > seen,
            files=self._files.get(key, []),
        )
