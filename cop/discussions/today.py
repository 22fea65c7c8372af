"""What of the discussions waits for one member today: questions that they may answer, and what is new in what they follow."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

from cop.core.models import Theme
from cop.discussions.models import ReadMark, Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.notifications.following import followed_keys, muted_keys

MOST = 5
COLUMNS = ("title", "url_path", "locale", "live", "reply_count", "last_activity_at", "started_at")


@dataclass(frozen=True)
class TalkToday:
    """`questions` nobody answered yet, on the member's themes; `followed` have `new_replies` that they did not see."""

    questions: list[ThreadPage]
    followed: list[ThreadPage]


def talk_today(member: Any) -> TalkToday:
    """In two queries, whatever there is."""
    return TalkToday(list(questions_for(member)[:MOST]), list(news_for(member)[:MOST]))


def questions_for(member: Any) -> QuerySet[ThreadPage]:
    """Open questions without a reply, newest first, on a theme in the member's profile or one that they follow."""
    known = Q(theme__in=member.expertise.order_by().values("pk")) | Q(theme__in=followed_keys(member, Theme))
    of_theme = ThreadPage.themes.through.objects.filter(known).values("threadpage")
    return (
        ThreadPage.objects.visible_to(member)
        .unanswered()
        .filter(pk__in=of_theme, is_closed=False, state=PostState.VISIBLE)
        .exclude(author=member)
        .exclude(pk__in=muted_keys(member, Page))
        .order_by("-started_at", "-pk")
        .only(*COLUMNS)
    )


def news_for(member: Any) -> QuerySet[ThreadPage]:
    """Followed threads with visible replies of others after the last one that the member saw."""
    marks = ReadMark.objects.filter(member=member, thread=OuterRef("pk")).values("number")
    new = (
        Reply.objects.filter(thread=OuterRef("pk"), number__gt=OuterRef("seen"), state=PostState.VISIBLE)
        .exclude(author=member)
        .order_by()
        .values("thread")
        .annotate(number_of_replies=Count("pk"))
        .values("number_of_replies")
    )
    followed = ThreadPage.objects.visible_to(member).filter(pk__in=followed_keys(member, Page))
    return (
        followed.annotate(seen=Coalesce(Subquery(marks[:1]), Value(0), output_field=IntegerField()))
        # The row alone says this for most, so that replies are counted only where there may be some.
        .filter(last_number__gt=F("seen"))
        .annotate(new_replies=Subquery(new))
        .filter(new_replies__gt=0)
        .order_by("-last_activity_at", "-pk")
        .only(*COLUMNS)
    )
