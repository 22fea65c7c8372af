"""What each process keeps of labels and synonyms, until somebody changes one."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value

from cop.search.models import SearchState
from cop.search.registry import SearchFacet, label_facets, label_sources
from cop.search.synonyms import Synonyms, phrase_key, read_synonyms
from cop.search.words import tokens


class Label(NamedTuple):
    """A label of source number `source`; `starts` is what a reader may begin to type for it."""

    source: int
    slug: str
    starts: frozenset[str]


@dataclass
class Kept:
    """Read when it is asked for, and then kept for every search of this generation."""

    generation: UUID | None

    @cached_property
    def synonyms(self) -> Synonyms:
        return read_synonyms()

    @cached_property
    def names(self) -> dict[str, list[tuple[str, str]]]:
        """{facet's parameter: (slug, name) of its labels, in their order}; one query."""
        facets = label_facets()
        if not facets:
            return {}
        found: dict[str, list[tuple[str, str]]] = {facet.parameter: [] for facet in facets}
        first, *others = [_labels(facet) for facet in facets]
        for parameter, _place, name, slug in sorted(first.union(*others, all=True), key=lambda row: (row[1], row[2])):
            found[parameter].append((slug, name))
        return found

    @cached_property
    def labels(self) -> list[Label]:
        """Labels that may be suggested, in their order; a query for each kind of label."""
        return [
            Label(place, row.slug, _starts([row.name, *getattr(row, "synonyms", "").splitlines()]))
            for place, source in enumerate(label_sources())
            for row in source.model._default_manager.all()
        ]


_kept = Kept(None)


def last_kept() -> Kept:
    """What was kept last, which may be out of date."""
    return _kept


def kept_for(generation: UUID | None) -> Kept:
    """Replaced as a whole, so that threads see the old or the new."""
    global _kept  # noqa: PLW0603
    if generation is None or _kept.generation != generation:
        _kept = Kept(generation)
    return _kept


def kept_now() -> Kept:
    """What is right now; one query for the state of the search."""
    return kept_for(SearchState.objects.values_list("generation", flat=True).first())


def _starts(names: list[str]) -> frozenset[str]:
    """From each of its words on: "zijinstromers" and "instromers"."""
    split = [[part for token in tokens(name) for part in token.split("-")] for name in names]
    return frozenset(phrase_key(" ".join(parts[first:])) for parts in split for first in range(len(parts)))


def _labels(facet: SearchFacet) -> QuerySet[Any, Any]:
    has_order = any(field.name == "order" for field in facet.model._meta.fields)
    return (
        facet.model._default_manager.order_by()
        .annotate(facet=Value(facet.parameter, CharField()), place=F("order") if has_order else Value(0))
        .values_list("facet", "place", "name", "slug")
    )
