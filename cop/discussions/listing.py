"""A list of threads, of one channel or of all."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.utils.functional import Promise
from wagtail.models import Page

from cop.core.models import Theme
from cop.discussions.filters import SHOWN, SORTS, ThreadFilter
from cop.discussions.models import ChannelPage, ReadMark, ThreadPage
from cop.discussions.permissions import is_readable
from cop.notifications.following import followed_keys
from cop.regions.models import Region

PER_PAGE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """A thread, with how many replies are new to this reader; None when they never opened it."""

    thread: ThreadPage
    unread: int | None

    @property
    def is_new(self) -> bool:
        return self.unread is None


@dataclass(frozen=True)
class Choice:
    title: str | Promise
    query: str
    is_chosen: bool


class ThreadListing:
    """What one member sees for one address: at most PER_PAGE threads, pinned ones first on the first page."""

    def __init__(self, *, user: Any, asked: ThreadFilter, channel: ChannelPage | None = None) -> None:
        self.user = user
        self.asked = asked
        self.channel = channel

    @cached_property
    def rows(self) -> list[Row]:
        threads = self._found[:PER_PAGE]
        seen = ReadMark.objects.filter(member=self.user, thread__in=[thread.pk for thread in threads])
        marks = dict(seen.values_list("thread_id", "number"))
        return [Row(thread, _unread(thread, marks.get(thread.pk))) for thread in threads]

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

    @cached_property
    def labels(self) -> dict[str, list[tuple[str, str]]]:
        """{"thema": (slug, name) of every theme, "regio": of every region}, in one query."""
        columns = ("parameter", "place", "name", "slug")
        themes = Theme.objects.order_by().annotate(parameter=Value("thema"), place=F("order"))
        regions = Region.objects.order_by().annotate(parameter=Value("regio"), place=Value(0))
        found: dict[str, list[tuple[str, str]]] = {"thema": [], "regio": []}
        rows = themes.values_list(*columns).union(regions.values_list(*columns), all=True)
        for parameter, _place, name, slug in sorted(rows):
            found[parameter].append((slug, name))
        return found

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
    def _found(self) -> list[ThreadPage]:
        """One more than a page holds: whether there is a next page costs no count."""
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
        return list(threads.for_rows().prefetch_related("themes").order_by(*order)[: PER_PAGE + 1])

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


def _unread(thread: ThreadPage, seen: int | None) -> int | None:
    return None if seen is None else max(thread.last_number - seen, 0)
