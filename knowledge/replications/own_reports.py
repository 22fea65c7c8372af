"""A member's own reports, with where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.publishing.state import Standing, State, with_standings
from knowledge.replications.models import Replication

IN_PANEL = 5
UNFINISHED = (State.DRAFT, State.RETURNED)


@dataclass(frozen=True)
class OwnReport:
    """A report as its author sees it in a list."""

    report: Replication
    standing: Standing

    @property
    def state(self) -> State:
        return self.standing.state

    @property
    def label(self) -> str | Promise:
        """A report is not archived: somebody took it off the lesson."""
        return _("Taken down") if self.state == State.TAKEN_OFF else self.state.label


def reports_of(member: Any, *, limit: int | None = None) -> list[OwnReport]:
    """What somebody reported, changed last first, in two queries."""
    reports = Replication.objects.filter(author_id=member.pk).select_related("lesson", "organisation")
    reports = reports.order_by("-changed_at", "-pk")
    return with_places(reports[:limit] if limit else reports)


def with_places(reports: Iterable[Replication]) -> list[OwnReport]:
    return [OwnReport(report, standing) for report, standing in with_standings(reports)]


def unfinished_report(member: Any, lesson: Any) -> Replication | None:
    """The report on this lesson that a member began and did not send, or got back."""
    begun = Replication.objects.filter(author_id=member.pk, lesson_id=lesson.pk, live=False)
    mine = (own.report for own in with_places(begun.order_by("-changed_at")) if own.state in UNFINISHED)
    return next(mine, None)


def reports_panel(member: Any) -> dict[str, Any]:
    return {"reports": reports_of(member, limit=IN_PANEL)}
