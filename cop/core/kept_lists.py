"""A list of pages with facets and counts, of which the counts are kept.

They are kept under the list's `generation`, which its room changes when a page or a label does: they are exact,
and a reader pays for them only when something changed since the last one. What is kept differs by audience
(visitors, members) and holds nothing about a person.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from django.core.cache import cache
from django.core.paginator import Page as PageOfRows
from django.db.models import CharField, Count, F, QuerySet, Value
from django.utils.functional import Promise

from cop.core.facets import CountedPaginator, FacetValue, FacetWithValues, NarrowedList
from cop.core.list_queries import LabelFacet, ListFilter
from cop.core.permissions import is_admitted

PER_PAGE = 20
MOST_PAGES = 100  # further on, narrowing the list is faster than leafing
KEEP_SECONDS = 3600
Names = dict[str, list[tuple[str, str | Promise]]]


@dataclass(frozen=True)
class Sort:
    title: str | Promise
    query: str
    is_chosen: bool


class KeptList(NarrowedList, ABC):
    """What one reader sees for one address. A room says of what rows it is, and how words are found in them.

    `COUNTED_BY` is the facet of which every row has one value: its counts add up to the number of rows.
    """

    KEPT_AS: ClassVar[str]
    COUNTED_BY: ClassVar[str]

    def __init__(self, *, index: Any, user: Any, asked: ListFilter) -> None:
        self.index = index
        self.user = user
        self.asked: ListFilter = asked

    @abstractmethod
    def visible(self) -> QuerySet[Any]:
        """Every row of this list that the reader may see, before anything is chosen."""

    @abstractmethod
    def keys_with_words(self) -> Sequence[int]:
        """Keys of rows with the words that are searched."""

    @property
    def part(self) -> str:
        """Names this part of all rows, where there are several lists of them."""
        return ""

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
        return f"{self.KEPT_AS}:{self.index.generation}:{self.part}:{audience}:{digest}"

    @cached_property
    def facets(self) -> list[FacetWithValues]:  # type: ignore[override]
        return [FacetWithValues(facet, self._values(facet)) for facet in self.asked.FACETS]

    @cached_property
    def count(self) -> int:
        """How many rows the list has."""
        chosen = self.asked.chosen.get(self.COUNTED_BY, ())
        return sum(number for slug, number in self._counts[self.COUNTED_BY].items() if not chosen or slug in chosen)

    @cached_property
    def page(self) -> PageOfRows:  # type: ignore[override]
        """The rows of this page; past the end it is the last page, before the start the first."""
        rows = self._narrowed().for_cards().order_by(*self._orders, "-pk")
        return CountedPaginator(rows, PER_PAGE, count=min(self.count, PER_PAGE * MOST_PAGES)).get_page(self.asked.page)

    @property
    def _orders(self) -> tuple[Any, ...]:
        """An order may be several, each within the one before."""
        order = self.asked.order
        return order if isinstance(order, tuple) else (order,)

    @property
    def sorts(self) -> list[Sort]:
        return [
            Sort(title, replace(self.asked, sort=slug, page=1).query(), slug == self.asked.sort)
            for slug, (title, _order) in self.asked.SORTS.items()
        ]

    @property
    def query_without_words(self) -> str:
        return replace(self.asked, words="").query()

    def _values(self, facet: LabelFacet) -> list[FacetValue]:
        counts = self._counts[facet.parameter]
        chosen = self.asked.chosen.get(facet.parameter, ())
        values = [
            FacetValue(slug, name, counts.get(slug, 0), slug in chosen)
            for slug, name in self._names[facet.parameter]
            if counts.get(slug) or slug in chosen
        ]
        return values if chosen or len(values) >= facet.fewest else []

    @cached_property
    def _names(self) -> Names:
        """{facet's parameter: (slug, name) of its labels, in their order}."""
        key = f"{self.KEPT_AS}:{self.index.generation}:names"
        facets = self.asked.FACETS
        labels: Any = cache.get_or_set(key, lambda: _names_of_labels(facets), KEEP_SECONDS)
        fixed: Names = {facet.parameter: list(facet.choices.choices) for facet in facets if facet.choices is not None}
        return {**labels, **fixed}

    @cached_property
    def _counts(self) -> dict[str, dict[str, int]]:
        """{facet's parameter: {slug: rows}}; kept, unless words are searched."""
        if self.asked.words:
            return self._count()
        kept: Any = cache.get_or_set(f"{self._key}:counts", self._count, KEEP_SECONDS)
        return dict(kept)

    def _count(self) -> dict[str, dict[str, int]]:
        """All facets in one query, each with every other facet applied: what one gets by choosing a value as well."""
        first, *others = [
            self._narrowed(without=facet)
            .order_by()
            .annotate(facet=Value(facet.parameter, CharField()), label=F(facet.lookup))
            .values("facet", "label")
            .annotate(number=Count("pk", distinct=True))
            .values_list("facet", "label", "number")
            for facet in self.asked.FACETS
        ]
        counts: dict[str, dict[str, int]] = {facet.parameter: {} for facet in self.asked.FACETS}
        for parameter, slug, number in first.union(*others, all=True):
            if slug is not None:
                counts[parameter][slug] = number
        return counts

    def _narrowed(self, without: LabelFacet | None = None) -> Any:
        chosen = {
            facet.lookup: self.asked.chosen[facet.parameter]
            for facet in self.asked.FACETS
            if facet is not without and facet.parameter in self.asked.chosen
        }
        rows: Any = self.visible()
        rows = rows.narrowed(chosen)
        return rows.filter(pk__in=self._found) if self.asked.words else rows

    @cached_property
    def _found(self) -> Sequence[int]:
        return self.keys_with_words()


def _names_of_labels(facets: tuple[LabelFacet, ...]) -> Names:
    """The labels of every facet, in one query; those without an order of their own by name."""
    models = {facet.parameter: facet.model for facet in facets if facet.model is not None}
    first, *others = [
        model._default_manager.order_by()  # type: ignore[attr-defined]
        .annotate(facet=Value(parameter, CharField()), place=F("order") if _has_order(model) else Value(0))
        .values_list("facet", "place", "name", "slug")
        for parameter, model in models.items()
    ]
    names: Names = {parameter: [] for parameter in models}
    for parameter, _place, name, slug in sorted(first.union(*others, all=True), key=lambda row: (row[1], row[2])):
        names[parameter].append((slug, name))
    return names


def _has_order(model: Any) -> bool:
    return any(field.name == "order" for field in model._meta.fields)
