"""What a reader asks of the list of lessons: the address, read and made again."""

from dataclasses import dataclass, field
from typing import Self

from django import forms
from django.db.models import F, TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cop.core.facets import Facet, clean_page, clean_slugs
from cop.core.models import Phase, TargetGroup, Theme
from cop.regions.models import Region
from knowledge.lessons.models import Evidence, Kind, Outcome


@dataclass(frozen=True)
class LessonFacet(Facet):
    """`lookup` is the path from a lesson to its slug; `model` has the names, or `choices` when they are a fixed few.

    It shows when there are at least `fewest` values to choose from.
    """

    lookup: str
    model: type | None = None
    choices: type[TextChoices] | None = None
    fewest: int = 1


FACETS = (
    LessonFacet("thema", _("Theme"), "themes__slug", Theme),
    LessonFacet("regio", _("Region"), "page_regions__region__slug", Region),
    LessonFacet("doelgroep", _("Target group"), "target_groups__slug", TargetGroup),
    LessonFacet("fase", _("Phase"), "phases__slug", Phase),
    LessonFacet("uitkomst", _("Outcome"), "outcome", choices=Outcome),
    LessonFacet("bewijs", _("Evidence"), "evidence", choices=Evidence),
    LessonFacet("soort", _("Kind"), "kind", choices=Kind, fewest=2),
)

SORTS = {
    "nieuw": (_("Newest first"), F("listed_at").desc()),
    "gewijzigd": (_("Changed last first"), F("changed_at").desc()),
    "herhaald": (_("Most repeated"), F("tried_organisations").desc()),
    # What has no such date stands last, on every database.
    "geprobeerd": (_("Tried last"), F("last_tried_on").desc(nulls_last=True)),
    "praktijk": (_("Most recent practice first"), F("practice_end").desc(nulls_last=True)),
}
DEFAULT_SORT = "nieuw"


class SearchForm(forms.Form):
    """What may stand in a search box: no control characters, not too long."""

    q = forms.CharField(max_length=200, required=False, strip=True)


@dataclass(frozen=True)
class LessonFilter:
    """The chosen values by facet parameter, the words searched for, order and page. Junk is dropped, never an error."""

    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    sort: str = DEFAULT_SORT
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        search = SearchForm(query)
        chosen = {facet.parameter: clean_slugs(query.getlist(facet.parameter)) for facet in FACETS}
        sort = query.get("sorteer", DEFAULT_SORT)
        return cls(
            chosen={parameter: slugs for parameter, slugs in chosen.items() if slugs},
            words=search.cleaned_data["q"] if search.is_valid() else "",
            sort=sort if sort in SORTS else DEFAULT_SORT,
            page=clean_page(query.get("pagina", "1")),
        )

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
        if self.sort != DEFAULT_SORT:
            query["sorteer"] = self.sort
        if page and page > 1:
            query["pagina"] = str(page)
        return f"?{query.urlencode()}" if query else "?"
