"""The list of lessons with its facets and counts.

Counts are kept under the list's `generation`, which changes when a lesson or a label does: they are exact,
and a reader pays for them only when something changed since the last one. What is kept differs by audience
(visitors, members) and holds nothing about a person.
"""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.utils.functional import Promise

from cop.core.permissions import is_admitted
from knowledge.lessons.filters import FACETS, SORTS, Facet, LessonFilter
from knowledge.lessons.models import LessonIndexPage, LessonPage, Outcome

PER_PAGE = 20
MOST_PAGES = 100  # further on, narrowing the list is faster than leafing
KEEP_SECONDS = 3600


@dataclass(frozen=True)
class FacetValue:
    """One choice of a facet, with how many lessons the list has when it is chosen."""

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


@dataclass(frozen=True)
class Sort:
    title: str | Promise
    query: str
    is_chosen: bool


class LessonListing:
    """What one reader sees for one address."""

    def __init__(self, *, index: LessonIndexPage, user: Any, asked: LessonFilter) -> None:
        self.index = index
        self.user = user
        self.asked = asked

    @cached_property
    def kept_as(self) -> str:
        """Under what the rendered list is kept; "" while words are searched: there are too many different ones."""
        if self.asked.words:
            return ""
        return f"{self._key}:{self.asked.sort}:{self.asked.page}"

    @cached_property
    def _key(self) -> str:
        """The list's generation, the audience, and what was chosen."""
        state = repr(sorted(self.asked.chosen.items()))
        audience = "members" if is_admitted(self.user) else "visitors"
        digest = hashlib.sha256(state.encode()).hexdigest()[:24]
        return f"lessons:{self.index.generation}:{audience}:{digest}"

    @cached_property
    def facets(self) -> list[FacetWithValues]:
        return [FacetWithValues(facet, self._values(facet)) for facet in FACETS]

    @cached_property
    def chips(self) -> list[Chip]:
        return [
            Chip(group.facet.title, value.name, self.asked.query(without=(group.facet.parameter, value.slug)))
            for group in self.facets
            for value in group.values
            if value.is_chosen
        ]

    @cached_property
    def count(self) -> int:
        kept: int = self._kept("count", lambda: self._lessons().count())
        return kept

    @cached_property
    def page(self) -> PageOfRows:
        """The rows of this page; past the end it is the last page, before the start the first."""
        rows = self._lessons().for_cards().order_by(SORTS[self.asked.sort][1], "-pk")
        return _CountedPaginator(rows, PER_PAGE, count=min(self.count, PER_PAGE * MOST_PAGES)).get_page(self.asked.page)

    @property
    def sorts(self) -> list[Sort]:
        return [
            Sort(title, replace(self.asked, sort=slug, page=1).query(), slug == self.asked.sort)
            for slug, (title, _order) in SORTS.items()
        ]

    @property
    def query_without_words(self) -> str:
        return replace(self.asked, words="").query()

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

    def _values(self, facet: Facet) -> list[FacetValue]:
        counts: dict[str, int] = self._kept(facet.parameter, lambda: self._counts(facet))
        chosen = self.asked.chosen.get(facet.parameter, ())
        return [
            FacetValue(slug, name, counts.get(slug, 0), slug in chosen)
            for slug, name in self._names(facet)
            if counts.get(slug) or slug in chosen
        ]

    def _names(self, facet: Facet) -> list[tuple[str, str | Promise]]:
        if facet.model is None:
            return list(Outcome.choices)
        key = f"lessons:{self.index.generation}:names:{facet.parameter}"
        names: list[tuple[str, str | Promise]] = cache.get_or_set(
            key, lambda: list(facet.model.objects.values_list("slug", "name")), KEEP_SECONDS
        )
        return names

    def _counts(self, facet: Facet) -> dict[str, int]:
        """By slug, with every other facet applied: what one gets by choosing that value as well."""
        rows = self._lessons(without=facet).order_by().values_list(facet.lookup).annotate(Count("pk", distinct=True))
        return {slug: number for slug, number in rows if slug}

    def _lessons(self, without: Facet | None = None) -> QuerySet[LessonPage]:
        chosen = {
            facet.lookup: self.asked.chosen[facet.parameter]
            for facet in FACETS
            if facet is not without and facet.parameter in self.asked.chosen
        }
        lessons = LessonPage.objects.visible_to(self.user).narrowed(chosen)
        return lessons.filter(pk__in=self._found) if self.asked.words else lessons

    @cached_property
    def _found(self) -> list[int]:
        return LessonPage.objects.all().found(self.asked.words, with_members_only=is_admitted(self.user))

    def _kept(self, what: str, compute: Any) -> Any:
        """From the cache, unless words are searched."""
        if self.asked.words:
            return compute()
        return cache.get_or_set(f"{self._key}:{what}", compute, KEEP_SECONDS)


class _CountedPaginator(Paginator):
    """A paginator that is told the number of rows."""

    def __init__(self, rows: QuerySet[LessonPage], per_page: int, *, count: int) -> None:
        self.count = count
        super().__init__(rows, per_page)
