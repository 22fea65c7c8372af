"""The list of lessons with its facets and counts.

Counts are kept under the list's `generation`, which changes when a lesson or a label does: they are exact,
and a reader pays for them only when something changed since the last one. What is kept differs by audience
(visitors, members) and holds nothing about a person.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.core.paginator import Page as PageOfRows
from django.db.models import CharField, Count, F, QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.facets import CountedPaginator, FacetValue, FacetWithValues, NarrowedList
from cop.core.permissions import is_admitted
from cop.search.finding import found_keys
from knowledge.lessons.filters import FACETS, SORTS, LessonFacet, LessonFilter
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.lessons.querysets import LessonPageQuerySet
from knowledge.lessons.search import LESSONS

PER_PAGE = 20
MOST_PAGES = 100  # further on, narrowing the list is faster than leafing
KEEP_SECONDS = 3600
OUTCOME = "uitkomst"


@dataclass(frozen=True)
class Sort:
    title: str | Promise
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Scope:
    """A list of some lessons only, with a title of its own, at `word` under the address of the list of all."""

    word: str
    title: str | Promise
    introduction: str | Promise
    only: Callable[[LessonPageQuerySet], LessonPageQuerySet]


MAKEOVERS = Scope(
    word="van-naar",
    title=_("Vacancy texts: from → to"),
    introduction=_("The text as it was beside the text as it became, with what changed, why, and what came of it."),
    only=LessonPageQuerySet.with_makeover,
)


class LessonListing(NarrowedList):
    """What one reader sees for one address. Without a scope it is the list of all lessons."""

    def __init__(self, *, index: LessonIndexPage, user: Any, asked: LessonFilter, scope: Scope | None = None) -> None:
        self.index = index
        self.user = user
        self.asked = asked
        self.scope = scope

    @cached_property
    def url(self) -> str:
        return f"{self.index.url}{self.scope.word}/" if self.scope else str(self.index.url)

    @property
    def title(self) -> str | Promise:
        return self.scope.title if self.scope else self.index.title

    @property
    def introduction(self) -> str | Promise:
        return self.scope.introduction if self.scope else self.index.introduction

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
        return f"lessons:{self.index.generation}:{self.scope.word if self.scope else ''}:{audience}:{digest}"

    @cached_property
    def facets(self) -> list[FacetWithValues]:
        return [FacetWithValues(facet, self._values(facet)) for facet in FACETS]

    @cached_property
    def count(self) -> int:
        """How many lessons the list has. Each has one outcome, so the counts of those add up to it."""
        chosen = self.asked.chosen.get(OUTCOME, ())
        return sum(number for slug, number in self._counts[OUTCOME].items() if not chosen or slug in chosen)

    @cached_property
    def page(self) -> PageOfRows:
        """The rows of this page; past the end it is the last page, before the start the first."""
        rows = self._lessons().for_cards().order_by(SORTS[self.asked.sort][1], "-pk")
        return CountedPaginator(rows, PER_PAGE, count=min(self.count, PER_PAGE * MOST_PAGES)).get_page(self.asked.page)

    @property
    def sorts(self) -> list[Sort]:
        return [
            Sort(title, replace(self.asked, sort=slug, page=1).query(), slug == self.asked.sort)
            for slug, (title, _order) in SORTS.items()
        ]

    @property
    def query_without_words(self) -> str:
        return replace(self.asked, words="").query()

    def _values(self, facet: LessonFacet) -> list[FacetValue]:
        counts = self._counts[facet.parameter]
        chosen = self.asked.chosen.get(facet.parameter, ())
        values = [
            FacetValue(slug, name, counts.get(slug, 0), slug in chosen)
            for slug, name in self._names[facet.parameter]
            if counts.get(slug) or slug in chosen
        ]
        return values if chosen or len(values) >= facet.fewest else []

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str | Promise]]]:
        """{facet's parameter: (slug, name) of its labels, in their order}."""
        key = f"lessons:{self.index.generation}:names"
        labels: dict[str, list[tuple[str, str | Promise]]] = cache.get_or_set(key, _names_of_labels, KEEP_SECONDS)
        fixed = {facet.parameter: list(facet.choices.choices) for facet in FACETS if facet.choices is not None}
        return {**labels, **fixed}

    @cached_property
    def _counts(self) -> dict[str, dict[str, int]]:
        """{facet's parameter: {slug: lessons}}; kept, unless words are searched."""
        if self.asked.words:
            return self._count()
        kept: dict[str, dict[str, int]] = cache.get_or_set(f"{self._key}:counts", self._count, KEEP_SECONDS)
        return kept

    def _count(self) -> dict[str, dict[str, int]]:
        """All facets in one query, each with every other facet applied: what one gets by choosing a value as well."""
        first, *others = [
            self._lessons(without=facet)
            .order_by()
            .annotate(facet=Value(facet.parameter, CharField()), label=F(facet.lookup))
            .values("facet", "label")
            .annotate(number=Count("pk", distinct=True))
            .values_list("facet", "label", "number")
            for facet in FACETS
        ]
        counts: dict[str, dict[str, int]] = {facet.parameter: {} for facet in FACETS}
        for parameter, slug, number in first.union(*others, all=True):
            if slug is not None:
                counts[parameter][slug] = number
        return counts

    def _lessons(self, without: LessonFacet | None = None) -> QuerySet[LessonPage]:
        chosen = {
            facet.lookup: self.asked.chosen[facet.parameter]
            for facet in FACETS
            if facet is not without and facet.parameter in self.asked.chosen
        }
        lessons = LessonPage.objects.visible_to(self.user).narrowed(chosen)
        lessons = self.scope.only(lessons) if self.scope else lessons
        return lessons.filter(pk__in=self._found) if self.asked.words else lessons

    @cached_property
    def _found(self) -> list[int]:
        return found_keys(user=self.user, words=self.asked.words, kind=LESSONS.slug)


def _names_of_labels() -> dict[str, list[tuple[str, str | Promise]]]:
    """The labels of every facet, in one query; those without an order of their own by name."""
    with_labels = [facet for facet in FACETS if facet.model is not None]
    first, *others = [
        facet.model.objects.order_by()
        .annotate(facet=Value(facet.parameter, CharField()), place=F("order") if _has_order(facet) else Value(0))
        .values_list("facet", "place", "name", "slug")
        for facet in with_labels
    ]
    names: dict[str, list[tuple[str, str | Promise]]] = {facet.parameter: [] for facet in with_labels}
    for parameter, _place, name, slug in sorted(first.union(*others, all=True), key=lambda row: (row[1], row[2])):
        names[parameter].append((slug, name))
    return names


def _has_order(facet: LessonFacet) -> bool:
    return any(field.name == "order" for field in facet.model._meta.fields)
