"""*Wat reist er?*: which lessons were tried in which regions, and what came of it there."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.core.paginator import Page as PageOfRows
from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.core.facets import CountedPaginator, FacetValue, FacetWithValues, NarrowedList, clean_page, clean_slugs
from cop.core.list_queries import LabelFacet
from cop.core.permissions import is_admitted
from cop.regions.models import PageRegion
from knowledge.lessons.models import LessonIndexPage, LessonPage, Outcome
from knowledge.replications.models import Replication
from knowledge.replications.pictures import RegionOutcomes, outcomes_by_region

PER_PAGE = 20
THEME = LabelFacet("thema", gettext_lazy("Theme"), "themes__slug")
SHOWN = ("title", "url_path", "depth", "evidence", "tried_regions", "tried_organisations")


@dataclass(frozen=True)
class TravelAsked:
    """Themes and page as they stand in the address. Junk is dropped, never an error."""

    themes: tuple[str, ...] = ()
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        return cls(clean_slugs(query.getlist(THEME.parameter)), clean_page(query.get("pagina", "1")))

    def query(self, *, page: int | None = None, without: tuple[str, str] | None = None) -> str:
        query = QueryDict(mutable=True)
        query.setlist(THEME.parameter, [slug for slug in self.themes if (THEME.parameter, slug) != without])
        if page and page > 1:
            query["pagina"] = str(page)
        return f"?{query.urlencode()}" if query.urlencode() else "?"


@dataclass(frozen=True)
class Cell:
    """One lesson in one region: how often what came of it, and whether the lesson itself comes from there."""

    region: str
    outcomes: list[tuple[str, int]]
    is_home: bool


@dataclass(frozen=True)
class Row:
    lesson: LessonPage
    cells: list[Cell]


class TravelOverview(NarrowedList):
    """What one reader sees for one address; each part fetched when it is rendered anew."""

    def __init__(self, *, index: LessonIndexPage, user: Any, asked: TravelAsked) -> None:
        self.index = index
        self.user = user
        self.asked = asked

    @property
    def kept_as(self) -> str:
        """Under what the rendered overview is kept: list and reports as they are now, the audience, what was chosen."""
        audience = "members" if is_admitted(self.user) else "visitors"
        chosen = hashlib.sha256(repr(self.asked).encode()).hexdigest()[:24]
        return f"{self.index.generation}-{self.index.evidence_generation}-{audience}-{chosen}"

    @cached_property
    def facets(self) -> list[FacetWithValues]:
        """Themes of lessons that travelled, with how many there are when one is chosen."""
        counted = self._travelled.order_by().values_list("themes__slug", "themes__name", "themes__order")
        values = [
            FacetValue(slug, name, number, slug in self.asked.themes)
            for slug, name, _order, number in sorted(
                counted.annotate(number=Count("pk")).exclude(themes=None), key=lambda row: (row[2], row[1])
            )
        ]
        return [FacetWithValues(THEME, values)]

    @cached_property
    def count(self) -> int:
        return self._lessons.count()

    @cached_property
    def page(self) -> PageOfRows:
        """Lessons, those tried in most regions first."""
        rows = self._lessons.only(*SHOWN).order_by("-tried_regions", "-tried_organisations", "-pk")
        return CountedPaginator(rows, PER_PAGE, count=self.count).get_page(self.asked.page)

    @cached_property
    def regions(self) -> list[str]:
        """The columns: every region in which a lesson of this page was told or tried."""
        return sorted(
            {region for cells in self._cells.values() for region in cells} | set().union(*self._homes.values())
        )

    @cached_property
    def rows(self) -> list[Row]:
        return [Row(lesson, [self._cell(lesson, region) for region in self.regions]) for lesson in self.page]

    @cached_property
    def picture(self) -> SafeString:
        """Outcomes by region, of every lesson that was asked for and not only of this page."""
        totals: dict[str, dict[str, int]] = defaultdict(dict)
        for region, outcome, number in _counted(self._lessons, "region__name", "outcome"):
            totals[region][outcome] = number
        rows = [
            RegionOutcomes(region, *(found.get(one, 0) for one in Outcome.values)) for region, found in totals.items()
        ]
        rows.sort(key=lambda row: (-row.total, row.name))
        return outcomes_by_region(rows, name="reizen", title=_("Outcome by region"))

    def _cell(self, lesson: LessonPage, region: str) -> Cell:
        found = self._cells[lesson.pk].get(region, {})
        outcomes = [(outcome, found[outcome]) for outcome in Outcome.values if outcome in found]
        return Cell(region, outcomes, region in self._homes[lesson.pk])

    @cached_property
    def _cells(self) -> dict[int, dict[str, dict[str, int]]]:
        """{lesson: {region: {outcome: reports}}} for this page."""
        cells: dict[int, dict[str, dict[str, int]]] = defaultdict(dict)
        for lesson, region, outcome, number in _counted(self._on_page, "lesson_id", "region__name", "outcome"):
            cells[lesson].setdefault(region, {})[outcome] = number
        return cells

    @cached_property
    def _homes(self) -> dict[int, set[str]]:
        """{lesson: regions where it was told} for this page."""
        homes: dict[int, set[str]] = defaultdict(set)
        for page, region in PageRegion.objects.filter(page__in=self._on_page).values_list("page_id", "region__name"):
            homes[page].add(region)
        return homes

    @property
    def _on_page(self) -> list[int]:
        return [lesson.pk for lesson in self.page]

    @property
    def _travelled(self) -> QuerySet[LessonPage]:
        return LessonPage.objects.visible_to(self.user).filter(tried_organisations__gt=0)

    @property
    def _lessons(self) -> QuerySet[LessonPage]:
        return self._travelled.narrowed({THEME.lookup: self.asked.themes} if self.asked.themes else {})


def _counted(lessons: Iterable[int] | QuerySet[LessonPage], *by: str) -> QuerySet[Any]:
    """Reports that count, on these lessons: their number by each combination."""
    keys = lessons.order_by().values("pk") if isinstance(lessons, QuerySet) else lessons
    reports = Replication.objects.filter(lesson__in=keys).counted().order_by()
    return reports.values_list(*by).annotate(number=Count("pk"))
