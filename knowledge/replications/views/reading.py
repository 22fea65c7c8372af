"""All reports on one lesson, on pages of their own."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.core.paginator import Page as PageOfRows
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse

from cop.core.facets import CountedPaginator, clean_page, clean_slugs
from cop.publishing.permissions import is_author
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.lessons.reading import kept_as
from knowledge.replications.panels import report_button
from knowledge.replications.reading import ShownReport, reports_on

PER_PAGE = 20
WORD = "geprobeerd"  # under the address of a lesson


@dataclass(frozen=True)
class ReportsAsked:
    """Which reports: of one region, of one outcome, and which page of them. Junk is dropped, never an error."""

    region: str = ""
    outcome: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        outcome = query.get("uitkomst", "")
        return cls(
            region=next(iter(clean_slugs(query.getlist("regio")[:1])), ""),
            outcome=outcome if outcome in Outcome.values else "",
            page=clean_page(query.get("pagina", "1")),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.region or self.outcome)

    def query(self, *, page: int | None = None) -> str:
        query = QueryDict(mutable=True)
        chosen = {"regio": self.region, "uitkomst": self.outcome, "pagina": str(page) if page and page > 1 else ""}
        query.update({name: value for name, value in chosen.items() if value})
        return f"?{query.urlencode()}" if query else "?"


class ReportList:
    """The reports that were asked for; fetched only when the page is rendered anew."""

    def __init__(self, lesson: LessonPage, asked: ReportsAsked) -> None:
        self.asked = asked
        self._reports = reports_on(lesson)
        if asked.region:
            self._reports = self._reports.filter(region__slug=asked.region)
        if asked.outcome:
            self._reports = self._reports.filter(outcome=asked.outcome)

    @cached_property
    def page(self) -> PageOfRows:
        return CountedPaginator(self._reports, PER_PAGE, count=self.count).get_page(self.asked.page)

    @cached_property
    def count(self) -> int:
        return self._reports.count()

    @cached_property
    def shown(self) -> list[ShownReport]:
        return [ShownReport.of(report) for report in self.page]

    @property
    def chosen(self) -> list[str]:
        """The names of what was chosen."""
        region = Region.objects.filter(slug=self.asked.region).first() if self.asked.region else None
        outcome = Outcome(self.asked.outcome).label if self.asked.outcome else ""
        return [str(name) for name in (region, outcome) if name]

    @property
    def page_links(self) -> list[tuple[int | None, str]]:
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


def list_reports(request: HttpRequest, lesson: LessonPage) -> HttpResponse:
    """A page of reports; `?verslag=<pk>` leads to the page on which that report stands."""
    wanted = request.GET.get("verslag", "")
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:
        return HttpResponseRedirect(_place_of(lesson, int(wanted)))
    asked = ReportsAsked.from_query(request.GET)
    context = {
        "page": lesson,
        "listing": ReportList(lesson, asked),
        "panel": report_button(request, lesson),
        "is_author": is_author(request.user, lesson) if request.user.is_authenticated else False,
        "kept_as": f"{kept_as(lesson, request.user, is_preview=False)}-{asked}",
    }
    return TemplateResponse(request, "replications/lesson_reports.html", context)


def _place_of(lesson: LessonPage, pk: int) -> str:
    """The address of one report; of the list when it is not among those shown."""
    order = list(reports_on(lesson).prefetch_related(None).values_list("pk", flat=True))
    if pk not in order:
        return f"{lesson.url}{WORD}/"
    number = order.index(pk) // PER_PAGE + 1
    return f"{lesson.url}{WORD}/{ReportsAsked().query(page=number).rstrip('?')}#verslag-{pk}"
