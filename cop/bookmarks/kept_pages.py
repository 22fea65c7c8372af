"""What a member kept, as far as it can still be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from wagtail.models import Page

from cop.bookmarks.models import Bookmark
from cop.core.facets import NarrowedList
from cop.core.models import BasePage

PER_PAGE = 20


@dataclass(frozen=True)
class Kept:
    """A page that one kept; `kind` is what its readers call such a page."""

    page: Any
    kept_at: datetime

    @property
    def kind(self) -> str:
        return str(self.page.cached_content_type.model_class()._meta.verbose_name)

    @property
    def summary(self) -> str:
        return str(getattr(self.page, "summary", "") or self.page.search_description)

    @property
    def is_archived(self) -> bool:
        """Open, but in no list any more."""
        return not self.page.live


class PageQuery:
    """The list has no choices but its pages."""

    def query(self, *, page: int | None = None, without: tuple[str, str] | None = None) -> str:
        return f"?pagina={page}" if page and page > 1 else "?"


class KeptList(NarrowedList):
    """What a member kept, newest first."""

    asked = PageQuery()

    def __init__(self, member: Any, page: int) -> None:
        self.facets = []
        self.page = Paginator(_bookmarks(member), PER_PAGE).get_page(page)
        self.page.object_list = _with_pages(self.page.object_list)


def kept_lately(member: Any, number: int) -> list[Kept]:
    """For a short list, which shows no more than stands on every page: in one query while all of them are published."""
    newest = list(Bookmark.objects.filter(member=member).order_by("-kept_at", "-pk").select_related("page")[:number])
    if not all(bookmark.page.live for bookmark in newest):
        newest = list(_bookmarks(member).select_related("page")[:number])
    return [Kept(bookmark.page, bookmark.kept_at) for bookmark in newest]


def _bookmarks(member: Any) -> QuerySet[Bookmark]:
    return Bookmark.objects.filter(member=member).exclude(page_id__in=_closed(member)).order_by("-kept_at", "-pk")


def _closed(member: Any) -> list[int]:
    """Pages that one kept and that nobody can open now. Only a specific page knows whether it is archived."""
    pages = Page.objects.filter(bookmarks__member=member, live=False).specific()
    return [page.pk for page in pages if not (isinstance(page, BasePage) and page.is_open)]


def _with_pages(bookmarks: Iterable[Bookmark]) -> list[Kept]:
    """In two queries, and one more for each kind of page."""
    found = list(bookmarks)
    pages = {page.pk: page for page in Page.objects.filter(pk__in=[one.page_id for one in found]).specific()}
    return [Kept(pages[bookmark.page_id], bookmark.kept_at) for bookmark in found]
