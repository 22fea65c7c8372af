"""What readers see of the reports on one lesson, in a constant number of queries however many there are."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.db.models import Count, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop.core.richtext import plain_text
from cop.moderation.panel import report_url
from cop.moderation.reportables import reportable
from knowledge.lessons.models import Evidence, LessonPage, Outcome
from knowledge.replications.models import Replication
from knowledge.replications.periods import HALF, period_name
from knowledge.replications.pictures import RegionOutcomes, outcomes_by_region
from knowledge.replications.querysets import own_regions_of

ON_LESSON = 10  # reports on the page of the lesson; the others have a page of their own
CHANGES_EACH = 3  # of what colleagues changed, under each outcome
EXCERPT = 240  # characters of what a colleague changed, in the summary
LONG_TEXT = 1_500  # characters of a text that the lesson's page still shows whole
NEWEST_FIRST = ("-period_start", "-pk")
FIGURES = ("vacancies", "applicants", "hires", "hours_spent")


@dataclass(frozen=True)
class Step:
    """A rung of the ladder, for who reads it."""

    name: str
    meaning: str
    is_reached: bool
    is_current: bool


@dataclass(frozen=True)
class RegionRow(RegionOutcomes):
    """A region where others tried it: outcomes, the last period, and whether the lesson itself was told there."""

    slug: str
    last_on: datetime.date
    is_own: bool

    @property
    def last_period(self) -> str:
        """Short, for a column: "1st half 2026"."""
        half = _("1st half %(year)s") if self.last_on.month <= HALF else _("2nd half %(year)s")
        return half % {"year": self.last_on.year}


@dataclass(frozen=True)
class Change:
    """What one colleague did otherwise, in short."""

    report: int
    organisation: str
    text: str


@dataclass(frozen=True)
class ChangesOfOutcome:
    outcome: str
    label: str
    changes: list[Change]


@dataclass(frozen=True)
class ShownReport:
    """A report for who reads it. A text that is too long for where it stands comes as an excerpt instead."""

    report: Replication
    is_own: bool
    period: str
    figures: list[tuple[str, int]]
    changed_excerpt: str
    result_excerpt: str
    report_url: str

    @classmethod
    def of(cls, report: Replication, *, longest: int | None = None) -> Self:
        """`report` from `reports_on`; `longest` is how many characters of a text are shown whole, None for all."""
        known = ((name, getattr(report, name)) for name in FIGURES)
        return cls(
            report=report,
            is_own=report.is_own,
            period=period_name(report.period_start),
            figures=[
                (str(report._meta.get_field(name).verbose_name), number) for name, number in known if number is not None
            ],
            changed_excerpt=_excerpt(report.changed, longest),
            result_excerpt=_excerpt(report.result, longest),
            report_url=report_url(report) if reportable(report._meta.label) else "",
        )


def _excerpt(html: str, longest: int | None) -> str:
    return plain_text(html, longest) if longest is not None and len(html) > longest else ""


def ladder_of(lesson: LessonPage) -> list[Step]:
    meanings = {
        Evidence.TOLD: _("One organisation told it."),
        Evidence.REPEATED: _("Another organisation tried it too."),
        Evidence.TRANSFERABLE: _("Tried in two other regions or more, and it worked in at least one."),
        Evidence.CHECKED: _("An editor looked at the reports."),
    }
    reached = Evidence.values.index(lesson.evidence)
    return [
        Step(str(step.label), meanings[step], place <= reached, place == reached) for place, step in enumerate(Evidence)
    ]


def reports_on(lesson: LessonPage) -> QuerySet[Replication]:
    """Live reports on a lesson as they are shown, newest period first. Who may read the lesson may read them."""
    live = Replication.objects.filter(lesson_id=lesson.pk, live=True).marked()
    return (
        live.select_related("organisation", "region").prefetch_related("attachments__document").order_by(*NEWEST_FIRST)
    )


class EvidenceReading:
    """The reports on one lesson, each part fetched when it is shown. The same for everybody who may read the lesson."""

    def __init__(self, lesson: LessonPage) -> None:
        self.lesson = lesson

    @cached_property
    def regions(self) -> list[RegionRow]:
        """Regions where others tried it, those with most reports first."""
        own = own_regions_of(self.lesson.pk)
        rows = [
            RegionRow(
                name=row["region__name"],
                slug=row["region__slug"],
                worked=row["worked"],
                partly=row["partly"],
                not_worked=row["not_worked"],
                last_on=row["last_on"],
                is_own=row["region_id"] in own,
            )
            for row in self._by_region
            if not row["is_own"]
        ]
        return sorted(rows, key=lambda row: (-row.total, row.name))

    @cached_property
    def number(self) -> int:
        """All live reports, those of the lesson's own organisation as well."""
        return sum(row["number"] for row in self._by_region)

    @cached_property
    def changed_nothing(self) -> int:
        """Counted reports of who did exactly what the lesson says."""
        return sum(row["changed_nothing"] for row in self._by_region if not row["is_own"])

    @cached_property
    def picture(self) -> SafeString:
        return outcomes_by_region(self.regions, name="uitkomsten", title=_("Outcome by region"))

    @cached_property
    def reports(self) -> list[ShownReport]:
        return [ShownReport.of(report, longest=LONG_TEXT) for report in reports_on(self.lesson)[:ON_LESSON]]

    @property
    def has_more(self) -> bool:
        return self.number > ON_LESSON

    @cached_property
    def changes(self) -> list[ChangesOfOutcome]:
        """What colleagues changed, the latest few of each outcome, so that one can compare what helped."""
        place = Window(RowNumber(), partition_by="outcome", order_by=NEWEST_FIRST)
        latest = (
            Replication.objects.filter(lesson_id=self.lesson.pk)
            .counted()
            .exclude(changed="")
            .annotate(place=place)
            .filter(place__lte=CHANGES_EACH)
            .values_list("pk", "outcome", "organisation__name", "changed")
            .order_by(*NEWEST_FIRST)
        )
        found: dict[str, list[Change]] = {}
        for pk, outcome, organisation, text in latest:
            found.setdefault(outcome, []).append(Change(pk, organisation, plain_text(text, EXCERPT)))
        return [
            ChangesOfOutcome(outcome.value, str(outcome.label), found[outcome])
            for outcome in Outcome
            if outcome in found
        ]

    @cached_property
    def _by_region(self) -> list[dict[str, Any]]:
        live = Replication.objects.filter(lesson_id=self.lesson.pk, live=True).marked()
        grouped = live.order_by().values("region_id", "region__name", "region__slug", "is_own")
        return list(
            grouped.annotate(
                number=Count("pk"),
                worked=Count("pk", filter=Q(outcome=Outcome.WORKED)),
                partly=Count("pk", filter=Q(outcome=Outcome.PARTLY)),
                not_worked=Count("pk", filter=Q(outcome=Outcome.NOT)),
                changed_nothing=Count("pk", filter=Q(changed_nothing=True)),
                last_on=Max("period_start"),
            )
        )
