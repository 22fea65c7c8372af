"""What a reader asks of a list with facets, words and an order: the address, read and made again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.functional import Promise

from cop.core.facets import Facet, clean_page, clean_slugs


@dataclass(frozen=True)
class LabelFacet(Facet):
    """`lookup` is the path from a page to its slug; `model` has the names, or `choices` when they are a fixed few.

    It shows when there are at least `fewest` values to choose from.
    """

    lookup: str
    model: type | None = None
    choices: type[TextChoices] | None = None
    fewest: int = 1


class SearchForm(forms.Form):
    """What may stand in a search box: no control characters, not too long."""

    q = forms.CharField(max_length=200, required=False, strip=True)


@dataclass(frozen=True)
class ListFilter:
    """The chosen values by facet parameter, the words searched for, order and page. Junk is dropped, never an error.

    A room's own filter names its facets and, as {slug: (title, what to order by)}, its orders.
    """

    FACETS: ClassVar[tuple[LabelFacet, ...]] = ()
    SORTS: ClassVar[Mapping[str, tuple[str | Promise, Any]]] = {}
    DEFAULT_SORT: ClassVar[str] = "nieuw"

    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    sort: str = "nieuw"
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        search = SearchForm(query)
        chosen = {facet.parameter: clean_slugs(query.getlist(facet.parameter)) for facet in cls.FACETS}
        sort = query.get("sorteer", cls.DEFAULT_SORT)
        return cls(
            chosen={parameter: slugs for parameter, slugs in chosen.items() if slugs},
            words=search.cleaned_data["q"] if search.is_valid() else "",
            sort=sort if sort in cls.SORTS else cls.DEFAULT_SORT,
            page=clean_page(query.get("pagina", "1")),
        )

    @property
    def order(self) -> Any:
        """What the rows are ordered by."""
        return self.SORTS[self.sort][1]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.words)

    def query(self, *, page: int | None = None, without: tuple[str, str] | None = None) -> str:
        """The address' query for this list: on another page, or without one chosen value."""
        query = QueryDict(mutable=True)
        if self.words:
            query["q"] = self.words
        for parameter, slugs in self.chosen.items():
            query.setlist(parameter, [slug for slug in slugs if (parameter, slug) != without])
        if self.sort != self.DEFAULT_SORT:
            query["sorteer"] = self.sort
        if page and page > 1:
            query["pagina"] = str(page)
        return f"?{query.urlencode()}" if query else "?"
