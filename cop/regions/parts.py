"""What the page of a region shows. This room knows no lesson and no event: rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.utils.functional import Promise

from cop.regions.models import Region

MOST = 5  # rows of a part; the rest stands in the list it leads to
TEMPLATE = "regions/_part.html"


@dataclass(frozen=True)
class Line:
    """A row of a part: `url` is "" for what has no page."""

    title: str
    url: str = ""
    text: str | Promise = ""
    quiet: str | Promise = ""


@dataclass(frozen=True)
class Shown:
    """A part of one region, as one reader sees it.

    `all_url` and `all_text` lead to the whole list when there is more; `nothing`, `step_url` and `step_text` say what to do
    while there is nothing. `more` is what a template of the room itself shows beside it.
    """

    lines: list[Line]
    total: int
    all_url: str = ""
    all_text: str | Promise = ""
    nothing: str | Promise = ""
    step_url: str = ""
    step_text: str | Promise = ""
    more: Mapping[str, Any] | None = None

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def has_more(self) -> bool:
        return bool(self.all_url and self.total > len(self.lines))


#: None leaves the part out for this reader.
Read = Callable[[Any, Region], Shown | None]
#: {key of a region: how many}, of what this reader may see; in one query.
Counts = Callable[[Any], dict[int, int]]


@dataclass(frozen=True)
class RegionPart:
    """`title` stands above it. `counts` and `said(number)` are for the list of regions: "12 lessons"."""

    order: int
    title: str | Promise
    read: Read
    template: str
    counts: Counts | None
    said: Callable[[int], str] | None


_parts: dict[tuple[int, str], RegionPart] = {}


def register_region_part(
    order: int,
    title: str | Promise,
    read: Read,
    template: str = TEMPLATE,
    *,
    counts: Counts | None = None,
    said: Callable[[int], str] | None = None,
) -> None:
    """A smaller `order` stands higher."""
    _parts[order, str(getattr(read, "__module__", ""))] = RegionPart(order, title, read, template, counts, said)


def region_parts() -> list[RegionPart]:
    return [_parts[key] for key in sorted(_parts)]


def first_of(rows: QuerySet[Any]) -> tuple[list[Any], int]:
    """(the first rows, how many there are) in one query. No two rows may be the same."""
    found = list(rows.annotate(total_rows=Window(Count("pk")))[:MOST])
    return found, found[0].total_rows if found else 0


def counted_by_region(pages: QuerySet[Any]) -> dict[int, int]:
    """{key of a region: how many of these pages are about it}, in one query."""
    rows = pages.order_by().exclude(page_regions=None).values("page_regions__region").annotate(number=Count("pk"))
    return dict(rows.values_list("page_regions__region", "number"))
