"""What a list shows that readers can narrow: facets with counts, what was chosen, and links to its pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.utils.functional import Promise

MOST_VALUES = 30  # of one facet in one address: more is no reader
LONGEST_SLUG = 100  # characters


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list. `parameter` stands in the address."""

    parameter: str
    title: str | Promise


@dataclass(frozen=True)
class FacetValue:
    """One choice of a facet, with how many rows the list has when it is chosen."""

    slug: str
    name: str | Promise
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetWithValues:
    facet: Facet
    values: list[FacetValue]

    @property
    def has_choice(self) -> bool:
        return any(value.is_chosen for value in self.values)


@dataclass(frozen=True)
class Chip:
    """A chosen value that a reader can take away again; `query` is the list without it."""

    facet: str | Promise
    name: str | Promise
    query: str


class ListQuery(Protocol):
    """What a reader asks of a list, which can be written as the query of an address again."""

    def query(self, *, page: int | None = None, without: tuple[str, str] | None = None) -> str: ...


class NarrowedList:
    """A list with `asked`, `facets` and `page` gets its chips and the links to its other pages from here."""

    asked: ListQuery
    facets: list[FacetWithValues]
    page: PageOfRows

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(group.facet.title, value.name, self.asked.query(without=(group.facet.parameter, value.slug)))
            for group in self.facets
            for value in group.values
            if value.is_chosen
        ]

    @property
    def page_links(self) -> list[tuple[int | None, str]]:
        """(number, query) of the pages to link to; None as number stands for those left out."""
        numbers = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            (number, self.asked.query(page=number)) if isinstance(number, int) else (None, "") for number in numbers
        ]

    @property
    def previous_query(self) -> str:
        return self.asked.query(page=self.page.number - 1)

    @property
    def next_query(self) -> str:
        return self.asked.query(page=self.page.number + 1)


class CountedPaginator(Paginator):
    """A paginator that is told the number of rows."""

    def __init__(self, rows: Any, per_page: int, *, count: int) -> None:
        self.count = count
        super().__init__(rows, per_page)


def clean_slugs(values: Iterable[str]) -> tuple[str, ...]:
    """The chosen values as they stand in an address: sorted, once each, junk dropped."""
    first = list(values)[:MOST_VALUES]
    return tuple(sorted({slug for slug in first if slug and len(slug) <= LONGEST_SLUG and slug.isprintable()}))


def clean_page(value: str) -> int:
    """The number of a page as it stands in an address; 1 for anything that is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1
