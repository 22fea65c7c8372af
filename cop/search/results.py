"""What a search gives back."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.core.paginator import Page as PageOfRows
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from cop.core.facets import CountedPaginator, FacetWithValues, NarrowedList
from cop.search.asking import Asked

PER_PAGE = 20
MOST_COUNTED = 1_000  # further on, another word is faster than leafing


class FoundPage(NamedTuple):
    """Which page a hit is."""

    pk: int
    title: str


@dataclass(frozen=True)
class Hit:
    """One page that was found. `title` and `snippet` are escaped, with what was found between <mark> and </mark>."""

    page: FoundPage
    kind: str | Promise
    url: str
    title: SafeString
    snippet: SafeString
    meta: list[str]


@dataclass(frozen=True)
class Suggestion:
    """Something a reader may have in mind while typing: a page, or a label with its list."""

    text: str
    url: str
    kind: str | Promise


@dataclass
class Found(NarrowedList):
    """What one reader finds with one search.

    `count` is exact; with `is_capped` there are more than `count`, and the counts of facets are those of the best
    ones. `corrected` are the words that were searched instead of the typed ones, "" when those were. `is_relaxed`
    says that no page has all of the words, so that these have most of them. Where choices leave nothing, `left_without`
    is {(facet's parameter, slug): pages without that choice}, and `left_without_choices` how many there are without any.
    `label_pages` stand above the hits and are not counted: labels with an address of their own.
    """

    asked: Asked
    hits: list[Hit]
    count: int
    is_capped: bool
    facets: list[FacetWithValues]
    corrected: str = ""
    is_relaxed: bool = False
    left_without: dict[tuple[str, str], int] = field(default_factory=dict)
    left_without_choices: int = 0
    label_pages: list[Hit] = field(default_factory=list)

    @cached_property
    def page(self) -> PageOfRows[Any]:
        """Where these hits stand among all: past the end it is the last page."""
        return CountedPaginator(range(self.count), PER_PAGE, count=self.count).get_page(self.asked.page)
