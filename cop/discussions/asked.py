"""What the page of a thread asks the database each time, as queries whose SQL is kept."""

from typing import Any

from django.db.models import Q, QuerySet

from cop.core.kept_queries import Many, kept_query
from cop.discussions.models import PostAttachment, ReadMark, Reply, ReplyDraft, Thanks, ThreadPage
from cop.members.models import Member
from cop.regions.models import PageRegion

PER_PAGE = 20  # replies
# Of a page: its replies, what each of them quotes, the best answer, and the first post.
_MOST_POSTS = 2 * PER_PAGE + 2


@kept_query(int, int, int)
def replies(thread: int, after: int, last: int) -> QuerySet[Reply]:
    """Those with a number over `after` and up to `last`."""
    return Reply.objects.filter(thread=thread, number__gt=after, number__lte=last).order_by("number")


@kept_query(Many(_MOST_POSTS))
def authors(keys: list[int]) -> QuerySet[Member]:
    """With no more than a post shows of them."""
    shown = ("display_name", "is_superuser", "organisation__name", "region__name")
    return Member.objects.filter(pk__in=keys).select_related("organisation", "region").only(*shown)


@kept_query(int, Many(_MOST_POSTS))
def files(thread: int, posts: list[int]) -> QuerySet[PostAttachment]:
    """Of these replies, and of the first post."""
    shown = Q(reply=None) | Q(reply__in=posts)
    return PostAttachment.objects.filter(shown, thread=thread).select_related("document")


@kept_query(int)
def themes(thread: int) -> QuerySet[Any, int]:
    return ThreadPage.themes.through.objects.filter(threadpage=thread).values_list("theme_id", flat=True)


@kept_query(int)
def regions(thread: int) -> QuerySet[PageRegion, int]:
    return PageRegion.objects.filter(page=thread).values_list("region_id", flat=True)


@kept_query(int, int)
def read_up_to(member: int, thread: int) -> QuerySet[ReadMark, int]:
    return ReadMark.objects.filter(member=member, thread=thread).values_list("number", flat=True)


@kept_query(int, int)
def draft(member: int, thread: int) -> QuerySet[ReplyDraft, str]:
    return ReplyDraft.objects.filter(member=member, thread=thread).values_list("body", flat=True)


@kept_query(int, int)
def thanked(member: int, thread: int) -> QuerySet[Thanks, int | None]:
    """The replies that a member thanked for; None stands for the first post."""
    return Thanks.objects.filter(member=member, thread=thread).values_list("reply_id", flat=True)
