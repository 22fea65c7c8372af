"""What of discussions can be followed, and which questions an overview brings to who may know the answer."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core import richtext
from cop.discussions.models import ReadMark, ThreadPage
from cop.members.models import Member
from cop.notifications.digests import Item, register_digest_section
from cop.notifications.followables import register_followable
from cop.notifications.following import follows_of

#: A question that is younger may still be answered without help.
WITHOUT_ANSWER = datetime.timedelta(hours=48)
#: One that is still open is offered for so long before `since`: expertise may have been filled in later.
EARLIER = datetime.timedelta(days=14)
MOST = 10
EXCERPT = 160  # characters of the question


def register() -> None:
    register_digest_section("unanswered", "unanswered", unanswered_for)
    for slug, model, name, one in (
        ("gesprek", "discussions.ThreadPage", _("discussions"), _("discussion")),
        ("kanaal", "discussions.ChannelPage", _("channels"), _("channel")),
    ):
        register_followable(
            slug, model=model, name=name, one=one, title=_title, url=lambda page: page.url or "", visible=_is_visible
        )


def unanswered_for(member: Member, since: datetime.datetime) -> list[Item]:
    """Questions of two days and older that nobody answered, on themes the member knows about, which they never opened."""
    themes = list(member.expertise.values_list("pk", flat=True))
    if not themes:
        return []
    opened = ReadMark.objects.filter(member=member, thread=OuterRef("pk"))
    on_theme = ThreadPage.objects.filter(themes__in=themes)
    questions = (
        ThreadPage.objects.visible_to(member)
        .unanswered()
        .filter(pk__in=on_theme.values("pk"), is_closed=False, merged_into=None, started_at__gte=since - EARLIER)
        .filter(started_at__lte=timezone.now() - WITHOUT_ANSWER)
        .exclude(author=member)
        .exclude(pk__in=follows_of(member).muted(ThreadPage))
        .exclude(Exists(opened))
        .order_by("-started_at")
    )
    return [
        Item(f"question:{thread.pk}", thread.title, thread.url, _excerpt(thread), page_id=thread.pk)
        for thread in questions[:MOST]
    ]


def _excerpt(thread: ThreadPage) -> str:
    return richtext.plain_text(thread.body, EXCERPT)


def _title(page: Any) -> str:
    return str(page.title)


def _is_visible(user: Any, page: Any) -> bool:
    return bool(page.is_open and page.may_be_read_by(user))
