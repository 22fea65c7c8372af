"""Which of the pages that an engine found the reader may see, which labels those have, and how many there are of each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.utils.functional import Promise

from cop.core.facets import Facet, FacetValue, FacetWithValues
from cop.search.kept import Kept
from cop.search.registry import KIND_FACET, SearchType, facets, search_types

#: {facet's parameter: {slug: keys of the pages with that label}}
Labels = dict[str, dict[str, set[int]]]
Chosen = dict[str, tuple[str, ...]]


def among(keys: Iterable[int]) -> RawSQL:
    """For `pk__in`: a thousand keys as one parameter instead of a thousand."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(keys))])


@dataclass
class Pages:
    """Pages that were found and that the reader may see, in their order, with their labels."""

    keys: list[int] = field(default_factory=list)
    labels: Labels = field(default_factory=dict)

    def narrowed(self, chosen: Chosen, *, but: str = "") -> set[int]:
        """The keys with the chosen labels: any within one facet, all facets but that one together."""
        left = set(self.keys)
        for parameter, slugs in chosen.items():
            if parameter != but:
                of_facet = self.labels.get(parameter, {})
                left &= set().union(*(of_facet.get(slug, set()) for slug in slugs))
        return left

    def left_without(self, chosen: Chosen) -> dict[tuple[str, str], int]:
        """{(parameter, slug): pages that are left when this one choice is taken away}."""
        left = {}
        for parameter, slugs in chosen.items():
            for slug in slugs:
                others = tuple(other for other in slugs if other != slug)
                fewer = {**chosen, parameter: others} if others else {k: v for k, v in chosen.items() if k != parameter}
                left[parameter, slug] = len(self.narrowed(fewer))
        return left

    def with_others(self, others: "Pages") -> "Pages":
        """These, and after them those of the others that are not among these."""
        labels: Labels = {}
        for pages in (self, others):
            for parameter, slugs in pages.labels.items():
                for slug, keys in slugs.items():
                    labels.setdefault(parameter, {}).setdefault(slug, set()).update(keys)
        return Pages(list(dict.fromkeys([*self.keys, *others.keys])), labels)

    def kind_of(self, keys: Iterable[int]) -> dict[str, list[int]]:
        """{slug of the type of page: those of the keys that are of this type}."""
        wanted = set(keys)
        return {slug: list(wanted & there) for slug, there in self.labels.get(KIND_FACET.parameter, {}).items()}


def still_visible(pages: Pages, user: Any) -> Pages:
    """Those of the pages that the reader may see now, with the labels that they had when they were looked up."""
    questions = [
        kind.visible(user).filter(pk__in=among(keys)).order_by().values_list("pk", flat=True)
        for kind in search_types()
        if (keys := pages.labels.get(KIND_FACET.parameter, {}).get(kind.slug))
    ]
    if not questions:
        return Pages()
    first, *others = questions
    seen = set(first.union(*others, all=True) if others else first)
    return Pages([key for key in pages.keys if key in seen], pages.labels)


def visible_pages(keys: list[int], user: Any) -> Pages:
    """Those of the pages that the reader may see, from where every list of each type starts, with their labels.

    One query: a page without a label is a row without one.
    """
    questions = [question for kind in search_types() for question in _questions(kind, keys, user)] if keys else []
    if not questions:
        return Pages()
    first, *others = questions
    labels: Labels = {}
    for slug, key, parameter, label in first.union(*others, all=True):
        labels.setdefault(KIND_FACET.parameter, {}).setdefault(slug, set()).add(key)
        if label is not None:
            labels.setdefault(parameter, {}).setdefault(label, set()).add(key)
    seen = set().union(*labels.get(KIND_FACET.parameter, {}).values())
    return Pages([key for key in keys if key in seen], labels)


def facets_of(pages: Pages, chosen: Chosen, kept: Kept) -> list[FacetWithValues]:
    """Every facet, each value with how many pages are left when it is chosen beside what is chosen of other facets."""
    return [FacetWithValues(facet, _values(facet, pages, chosen, kept)) for facet in facets()]


def _questions(kind: SearchType, keys: list[int], user: Any) -> Iterator[QuerySet[Any, Any]]:
    pages = kind.visible(user).filter(pk__in=among(keys)).order_by().annotate(found_as=Value(kind.slug, CharField()))
    for parameter, lookup in kind.labels.items():
        labelled = pages.annotate(of_facet=Value(parameter, CharField()), has_label=F(lookup))
        yield labelled.values_list("found_as", "pk", "of_facet", "has_label")
    if not kind.labels:
        nothing = Value(None, CharField())
        yield pages.annotate(of_facet=nothing, has_label=nothing).values_list("found_as", "pk", "of_facet", "has_label")


def _values(facet: Facet, pages: Pages, chosen: Chosen, kept: Kept) -> list[FacetValue]:
    there = pages.labels.get(facet.parameter, {})
    left = pages.narrowed(chosen, but=facet.parameter)
    chosen_here = chosen.get(facet.parameter, ())
    counted = [
        FacetValue(slug, name, len(left & there.get(slug, set())), slug in chosen_here)
        for slug, name in _names(facet, kept)
    ]
    return [value for value in counted if value.count or value.is_chosen]


def _names(facet: Facet, kept: Kept) -> Iterable[tuple[str, str | Promise]]:
    if facet is KIND_FACET:
        return [(kind.slug, kind.plural) for kind in search_types()]
    return kept.names[facet.parameter]
