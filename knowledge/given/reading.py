"""What readers see of the times that a workshop was given, in a constant number of queries however many there are.

What everybody sees alike is kept under `given_generation`, which changes with every run: then it costs no query.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.core.cache import cache
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Avg, Count, F, Max, Min, Q, Sum
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cop.moderation.panel import report_url
from knowledge.given.models import RunPart, RunState, WorkshopRun
from knowledge.given.pictures import PartTime, planned_and_actual
from knowledge.workshops.models import WorkshopPage

CHANGES = 5  # of what colleagues would change, on the page of the workshop
A_PAGE = 20  # runs on one page of the list
KEEP_SECONDS = 3600


@dataclass(frozen=True)
class RegionCount:
    name: str
    times: int
    people: int


@dataclass(frozen=True)
class Change:
    """What one person would do otherwise; for members only."""

    run: int
    author: str
    organisation: str
    text: str


@dataclass(frozen=True)
class Given:
    """A workshop as it went: parts of today's programme, regions where it was given, what its givers would change."""

    times: int
    people: int
    parts: list[PartTime]
    regions: list[RegionCount]
    changes: list[Change]

    @property
    def planned(self) -> int:
        return sum(part.planned for part in self.parts)

    @property
    def actual(self) -> int:
        """Minutes, of the averages as they are shown."""
        return sum(part.average or 0 for part in self.parts)

    @property
    def is_measured(self) -> bool:
        return any(part.average is not None for part in self.parts)

    @cached_property
    def picture(self) -> SafeString:
        return planned_and_actual(self.parts, name="tijd", title=_("Planned and actual minutes of each part"))

    @classmethod
    def of(cls, workshop: WorkshopPage) -> Self:
        """In no query when it was asked for before, else in four."""
        key = f"given:{workshop.pk}:{workshop.given_generation}:{workshop.live_revision_id}:{get_language()}"
        found: Self = cache.get_or_set(key, lambda: cls._read(workshop), KEEP_SECONDS)
        return found

    @classmethod
    def _read(cls, workshop: WorkshopPage) -> Self:
        regions = _regions(workshop)
        return cls(
            times=sum(region.times for region in regions),
            people=sum(region.people for region in regions),
            parts=_parts(workshop),
            regions=regions,
            changes=_changes(workshop),
        )


def _of(workshop: WorkshopPage) -> dict[str, Any]:
    return {"run__workshop_id": workshop.pk, "run__state": RunState.SHOWN}


def _parts(workshop: WorkshopPage) -> list[PartTime]:
    """A part that was left out took no time: it does not lower the average of who did it."""
    done = Q(actual__gt=0)
    measured = {
        row["key"]: row
        for row in RunPart.objects.filter(**_of(workshop))
        .order_by()
        .values("key")
        .annotate(
            average=Avg("actual", filter=done),
            least=Min("actual", filter=done),
            most=Max("actual", filter=done),
            left_out=Count("pk", filter=Q(actual=0)),
        )
    }
    nothing = {"average": None, "least": None, "most": None, "left_out": 0}
    return [
        PartTime(
            title=part.title,
            planned=part.minutes,
            average=None if found["average"] is None else round(found["average"]),
            least=found["least"],
            most=found["most"],
            left_out=found["left_out"],
        )
        for part in workshop.parts.all()
        for found in [measured.get(part.key, nothing)]
    ]


def _regions(workshop: WorkshopPage) -> list[RegionCount]:
    rows = (
        WorkshopRun.objects.filter(workshop_id=workshop.pk, state=RunState.SHOWN)
        .order_by()
        .values(name=F("region__name"))
        .annotate(times=Count("pk"), people=Sum("group_size"))
        .order_by("-times", "name")
    )
    return [RegionCount(**row) for row in rows]


def _changes(workshop: WorkshopPage) -> list[Change]:
    told = WorkshopRun.objects.filter(workshop_id=workshop.pk, state=RunState.SHOWN).exclude(to_change="")
    newest = told.select_related("organisation").order_by("-held_on", "-pk")[:CHANGES]
    return [Change(run.pk, run.author_name, str(run.organisation or ""), run.to_change) for run in newest]


@dataclass(frozen=True)
class ShownRun:
    """A run for a member who reads it."""

    run: WorkshopRun
    report_url: str

    @cached_property
    def parts(self) -> list[RunPart]:
        return list(self.run.parts.all())

    @property
    def planned(self) -> int:
        return sum(part.planned for part in self.parts)

    @property
    def actual(self) -> int:
        return sum(part.actual for part in self.parts)


def runs_of(workshop: WorkshopPage, user: Any) -> Paginator:
    """Newest first; nothing for who is no member."""
    runs = WorkshopRun.objects.visible_to(user).filter(workshop_id=workshop.pk)
    shown = runs.select_related("region", "organisation").prefetch_related("parts")
    return Paginator(shown.order_by("-held_on", "-pk"), A_PAGE)


def page_with(paginator: Paginator, run: int | None, number: str) -> ListPage:
    """The page on which a certain run stands, else the page of that number; the last one for a number too high."""
    if run is not None:
        keys = list(paginator.object_list.values_list("pk", flat=True))
        if run in keys:
            return paginator.page(keys.index(run) // A_PAGE + 1)
    return paginator.get_page(number)


def shown_runs(page: ListPage, user: Any) -> list[ShownRun]:
    """Who told it changes it and cannot report it."""
    return [ShownRun(run, "" if run.author_id == user.pk else report_url(run)) for run in page]
