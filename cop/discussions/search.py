"""How threads are found, and how the index hears that the words of one changed."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cop.discussions.models import ThreadPage
from cop.search.registry import SearchType
from cop.search.signals import pages_changed


def rows_of_threads(threads: Any) -> Any:
    return threads.select_related("channel").defer("body")


def line_of_thread(thread: ThreadPage) -> list[str]:
    """What stands under a hit: is it answered, where, how many replies, and how long ago the last."""
    answered = gettext("Answered") if thread.best_reply_id else gettext("Question")
    replies = ngettext("%(count)d reply", "%(count)d replies", thread.reply_count) % {"count": thread.reply_count}
    line = [
        answered if thread.kind == ThreadPage.Kind.QUESTION else "",
        replies,
        thread.channel.title if thread.channel else "",
        date_format(thread.last_activity_at, "j F Y"),
    ]
    return [part for part in line if part]


THREADS = SearchType(
    model="discussions.ThreadPage",
    slug="gesprek",
    name=_("discussion"),
    plural=_("discussions"),
    text=lambda thread: thread.found_text(),
    rows=rows_of_threads,
    meta=line_of_thread,
    labels={"thema": "themes__slug", "regio": "page_regions__region__slug"},
    can_be_found=lambda thread: thread.can_be_found,
)


def words_changed(*keys: int) -> None:
    """The posts of these threads say something else now. The index follows once what was written is committed."""
    pages_changed.send(sender=ThreadPage, keys=keys)
