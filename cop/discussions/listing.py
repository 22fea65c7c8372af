"""A list of threads, of one channel or of all."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.models import Page

from cop.core import frame
from cop.core.kept_fragments import render_each
from cop.core.kept_queries import Many, kept_query
from cop.core.moments import ago
from cop.core.permissions import is_admitted
from cop.discussions.filters import SHOWN, SORTS, ThreadFilter
from cop.discussions.known import Channel, Known, known
from cop.discussions.models import ChannelPage, ReadMark, ThreadPage
from cop.discussions.permissions import is_readable
from cop.notifications.following import followed_keys

PER_PAGE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


#: What a row shows, as plain values: rows of pages with their relations cost five times as much.
COLUMNS = (
    *("pk", "title", "slug", "kind", "best_reply_id", "state", "is_closed", "is_pinned", "channel_id"),
    *("author_name", "author__organisation__name", "reply_count", "last_number", "last_author_name"),
    *("last_activity_at", "started_at", "seen__number"),
)


@dataclass(frozen=True)
class Row:
    """A thread (the values of COLUMNS), with how many replies are new to this reader; None when they never opened it."""

    thread: Any
    channel: Channel | None
    themes: tuple[str, ...]
    unread: int | None

    @property
    def is_new(self) -> bool:
        return self.unread is None

    @property
    def url(self) -> str:
        return f"{self.channel.url}{self.thread.slug}/" if self.channel else ""


@dataclass(frozen=True)
class Choice:
    title: str | Promise
    query: str
    is_chosen: bool


class ThreadListing:
    """What one member sees for one address: at most PER_PAGE threads, pinned ones first on the first page."""

    def __init__(self, *, request: HttpRequest, asked: ThreadFilter, channel: ChannelPage | None = None) -> None:
        self.request = request
        self.user: Any = request.user
        self.asked = asked
        self.channel = channel

    @cached_property
    def rows(self) -> list[Row]:
        threads = self._found[:PER_PAGE]
        keys = [thread.pk for thread in threads]
        chosen: dict[int, set[int]] = {}
        for thread, theme in _themes(keys):
            chosen.setdefault(thread, set()).add(theme)
        return [self._row(thread, chosen.get(thread.pk, set())) for thread in threads]

    def _row(self, thread: Any, themes: set[int]) -> Row:
        names = tuple(label.name for key, label in self.words.themes.items() if key in themes)
        return Row(thread, self.words.channels.get(thread.channel_id), names, _unread(thread))

    @property
    def rendered(self) -> list[SafeString]:
        """The rows' HTML, kept for all to whom as much of a thread is new."""
        with_channel = self.channel is None
        rows = []
        for row in self.rows:
            when = ago(row.thread.last_activity_at)
            context = {"row": row, "thread": row.thread, "with_channel": with_channel, "when": when}
            rows.append(((row.thread[:-1], row.url, row.channel, row.themes, row.unread, with_channel, when), context))
        return render_each("discussions/_thread_row.html", rows)

    @cached_property
    def next_query(self) -> str:
        """The query of the next page; "" on the last."""
        if len(self._found) <= PER_PAGE:
            return ""
        last = self._found[PER_PAGE - 1]
        moment: datetime = getattr(last, SORTS[self.asked.sort][1])
        micros = (moment - EPOCH) // timedelta(microseconds=1)
        return self.asked.query(after=f"{micros}-{last.pk}")

    @property
    def first_query(self) -> str:
        """Back to the first page; "" when this is it."""
        return self.asked.query() if self.asked.after else ""

    @property
    def kept_as(self) -> str:
        """What the filters show is the same for everybody who asks this here."""
        return f"{frame.generation_of(self.request)}{self.request.path}{self.asked.query()}"

    @cached_property
    def words(self) -> Known:
        return known(self.request)

    @property
    def shown(self) -> list[Choice]:
        return [Choice(title, self.asked.query(shown=key), key == self.asked.shown) for key, title in SHOWN.items()]

    @property
    def sorts(self) -> list[Choice]:
        return [Choice(title, self.asked.query(sort=key), key == self.asked.sort) for key, (title, _c) in SORTS.items()]

    @cached_property
    def about(self) -> Page | None:
        """The page that these threads are about; None when the list is about any, or this reader may not read it."""
        page = Page.objects.filter(pk=self.asked.about).specific().first() if self.asked.about else None
        return page if page is not None and is_readable(page, self.user) else None

    @property
    def _pins_first(self) -> bool:
        """On the first page of a channel that is not narrowed, and in the usual order."""
        return self.channel is not None and not self.asked.is_narrowed and self.asked.sort == "activiteit"

    @cached_property
    def _found(self) -> list[Any]:
        """One more than a page holds: whether there is a next page costs no count."""
        if is_admitted(self.user) and self.asked == ThreadFilter():
            return _newest(self.user.pk) if self.channel is None else _newest_of(self.channel.pk, self.user.pk)
        column = SORTS[self.asked.sort][1]
        threads, order = self._threads(), [F(column).desc(), F("pk").desc()]
        place = self.asked.place
        if place is not None:
            moment = EPOCH + timedelta(microseconds=place[0])
            threads = threads.filter(Q(**{f"{column}__lt": moment}) | Q(**{column: moment}, pk__lt=place[1]))
            if self._pins_first:
                threads = threads.filter(is_pinned=False)
        elif self._pins_first:
            order = [F("is_pinned").desc(), *order]
        return list(_as_rows(threads.order_by(*order), self.user.pk))

    def _threads(self) -> QuerySet[ThreadPage]:
        threads = ThreadPage.objects.visible_to(self.user)
        if self.channel is not None:
            threads = threads.filter(channel=self.channel)
        if self.asked.about:
            threads = threads.filter(about=self.asked.about)
        if self.asked.theme:
            threads = threads.filter(pk__in=ThreadPage.objects.filter(themes__slug=self.asked.theme).values("pk"))
        if self.asked.region:
            of_region = ThreadPage.objects.filter(page_regions__region__slug=self.asked.region)
            threads = threads.filter(pk__in=of_region.values("pk"))
        return self._only_shown(threads)

    def _only_shown(self, threads: Any) -> Any:
        if self.asked.shown == "onbeantwoord":
            return threads.unanswered()
        if self.asked.shown == "mijn":
            return threads.filter(author=self.user)
        if self.asked.shown == "gevolgd":
            return threads.filter(pk__in=followed_keys(self.user, Page))
        if self.asked.shown == "ongelezen":
            read = ReadMark.objects.filter(member=self.user, thread=OuterRef("pk"), number__gte=OuterRef("last_number"))
            return threads.exclude(Exists(read))
        return threads


def _as_rows(threads: QuerySet[ThreadPage], member: int) -> QuerySet[ThreadPage, Any]:
    threads = threads.annotate(seen=FilteredRelation("read_marks", condition=Q(read_marks__member=member)))
    return threads.values_list(*COLUMNS, named=True)[: PER_PAGE + 1]


@kept_query(int)
def _newest(member: int) -> QuerySet[ThreadPage, Any]:
    """What most readers ask: the first page of all."""
    return _as_rows(ThreadPage.objects.listed().order_by("-last_activity_at", "-pk"), member)


@kept_query(int, int)
def _newest_of(channel: int, member: int) -> QuerySet[ThreadPage, Any]:
    """The first page of a channel, pinned ones on top."""
    threads = ThreadPage.objects.listed().filter(channel=channel)
    return _as_rows(threads.order_by("-is_pinned", "-last_activity_at", "-pk"), member)


@kept_query(Many(PER_PAGE))
def _themes(threads: list[int]) -> QuerySet[Any, tuple[int, int]]:
    """(thread, theme) of these threads."""
    labels = ThreadPage.themes.through.objects.filter(threadpage__in=threads)
    return labels.values_list("threadpage_id", "theme_id")


def _unread(thread: Any) -> int | None:
    return None if thread.seen__number is None else max(thread.last_number - thread.seen__number, 0)
