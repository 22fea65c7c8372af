"""Which pages can be found, and how one narrows what was found. Rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.facets import Facet

KIND_FACET = Facet("soort", _("Kind"))


@dataclass(frozen=True)
class SearchType:
    """A page type that can be found.

    `model` is "app_label.ModelName"; `slug` stands in the address (?soort=les). `rows` adds to a queryset what a hit
    shows, so that twenty hits cost as many queries as one, and `meta` makes the small line under a hit of it.
    `text` is what snippets are cut from, without markup. `can_be_found` says whether anybody finds a page; what is no
    more than a draft nobody does. `labels` is {facet's parameter: path from a page to the
    slug of its label}, for the facets that pages of this type have.
    """

    model: str
    slug: str
    name: str | Promise
    plural: str | Promise
    text: Callable[[Any], str]
    rows: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda pages: pages
    meta: Callable[[Any], list[str]] = lambda _page: []
    labels: Mapping[str, str] = field(default_factory=dict)
    can_be_found: Callable[[Any], bool] = lambda page: page.live

    @property
    def page_class(self) -> Any:
        return apps.get_model(self.model)

    def visible(self, user: Any) -> QuerySet[Any]:
        """The pages of this type that this person may read."""
        pages: QuerySet[Any] = self.page_class.objects.visible_to(user)
        return pages


@dataclass(frozen=True)
class LabelPage:
    """Labels that have an address of their own and are no page, such as a region: found by their name.

    `rows(user)` are those that this person may read; `kind` stands above a hit; `summary` is plain text.
    """

    kind: str | Promise
    rows: Callable[[Any], QuerySet[Any]]
    url: Callable[[Any], str]
    summary: Callable[[Any], str]


@dataclass(frozen=True)
class SearchFacet(Facet):
    """A facet whose values are the rows of a table with `name` and `slug`."""

    model: type[models.Model]
    page: LabelPage | None = None


@dataclass(frozen=True)
class LabelSource:
    """Labels that are suggested while a reader types. `url(slug)` is the list of pages with one; `lookup` the path
    from a page of `type_slug` to the label: a label without a page that the reader may see is not suggested."""

    model: type[models.Model]
    kind: str | Promise
    url: Callable[[str], str]
    type_slug: str
    lookup: str

    @property
    def page_type(self) -> SearchType:
        return _types[self.type_slug]


_types: dict[str, SearchType] = {}
_facets: dict[str, SearchFacet] = {}
_sources: list[LabelSource] = []


def register_search_type(kind: SearchType) -> None:
    _types[kind.slug] = kind


def register_search_facet(facet: SearchFacet) -> None:
    _facets[facet.parameter] = facet


def register_label_source(source: LabelSource) -> None:
    if source not in _sources:
        _sources.append(source)


def label_sources() -> list[LabelSource]:
    return _sources


def search_types() -> list[SearchType]:
    return list(_types.values())


def search_type_of(model: type[models.Model]) -> SearchType | None:
    """The type that pages of this model are found as; None when they are not."""
    return next((kind for kind in _types.values() if kind.model.lower() == model._meta.label_lower), None)


def label_facets() -> list[SearchFacet]:
    return list(_facets.values())


def facets() -> list[Facet]:
    """Every facet: first the type of page, then the labels, in the order in which rooms registered them."""
    return [KIND_FACET, *_facets.values()]
