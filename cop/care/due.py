"""Which pages somebody should look over."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cop.care.authors import ACTIVE
from cop.care.pages import care_models
from cop.members.models import Member
from cop.publishing.models import PageAuthor


@dataclass(frozen=True)
class DuePage:
    """A page with since when it waits; `page` is Wagtail's own, with its authors at hand."""

    page: Page
    due_on: datetime.date


def due_dates(*, of: Member | None = None, among: Iterable[int] | None = None) -> dict[int, datetime.date]:
    """{page's key: since when it is due}, the longest first, in one query; of all published pages, what one member wrote, or some."""
    condition = Q() if of is None else Q(page_authors__member=of)
    if among is not None:
        condition &= Q(pk__in=among)
    first, *others = [pages.filter(condition).order_by().values_list("pk", "check_due_on") for pages in _due()]
    rows = first.union(*others, all=True)
    return dict(sorted(rows, key=lambda row: (row[1], row[0])))


def number_due() -> int:
    first, *others = [pages.order_by().values_list("pk") for pages in _due()]
    return first.union(*others, all=True).count()


def with_pages(dates: dict[int, datetime.date]) -> list[DuePage]:
    """The pages of some of `due_dates`, in their order, in two queries."""
    pages = Page.objects.filter(pk__in=dates).prefetch_related("page_authors").in_bulk()
    return [DuePage(pages[pk], due_on) for pk, due_on in dates.items() if pk in pages]


def authors_of(pages: Iterable[int]) -> dict[int, set[int]]:
    """{member's key: keys of those pages that they wrote}, for authors who still take part."""
    rows = PageAuthor.objects.filter(ACTIVE, page_id__in=pages).values_list("member_id", "page_id")
    found: dict[int, set[int]] = {}
    for member, page in rows:
        found.setdefault(member, set()).add(page)
    return found


def _due() -> list[QuerySet]:
    today = timezone.localdate()
    return [model.objects.filter(live=True, check_due_on__lte=today) for model in care_models()]
