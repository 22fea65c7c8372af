"""The ladder of evidence: pure functions of plain values, so that its rules can be proven (tests/replications/test_ladder.py).

A report by a lesson's own organisation counts for nothing. What others report can only lift a lesson: one that did not
work never lowers it, and the order of reports says nothing. It goes down when a report that carried it is changed or
withdrawn, or turns out to be of the own organisation.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.lessons.models import Evidence, Outcome

TRANSFERABLE_FROM = 2  # regions other than those where the lesson was told


class Tried(NamedTuple):
    """One live report: keys of its organisation and region, its outcome, and the first day of its half year."""

    organisation: int
    region: int
    outcome: str
    period_start: datetime.date


@dataclass(frozen=True)
class Counts:
    """What counted reports add up to; `regions` are those other than the lesson's own."""

    organisations: int = 0
    regions: int = 0
    worked: int = 0
    partly: int = 0
    not_worked: int = 0
    last_on: datetime.date | None = None


def counted(reports: Iterable[Tried], *, own_organisations: Collection[int]) -> list[Tried]:
    """Reports that count: those of another organisation."""
    return [report for report in reports if report.organisation not in own_organisations]


def rung(
    reports: Iterable[Tried], *, own_organisations: Collection[int], own_regions: Collection[int], is_checked: bool
) -> Evidence:
    """How far up the ladder these reports bring a lesson; `is_checked` when an editor looked at them."""
    others = counted(reports, own_organisations=own_organisations)
    if not others:
        return Evidence.TOLD
    if not _is_transferable(others, own_regions):
        return Evidence.REPEATED
    return Evidence.CHECKED if is_checked else Evidence.TRANSFERABLE


def count(reports: Iterable[Tried], *, own_organisations: Collection[int], own_regions: Collection[int]) -> Counts:
    others = counted(reports, own_organisations=own_organisations)
    outcomes = Counter(report.outcome for report in others)
    return Counts(
        organisations=len({report.organisation for report in others}),
        regions=len({report.region for report in others} - set(own_regions)),
        worked=outcomes[Outcome.WORKED],
        partly=outcomes[Outcome.PARTLY],
        not_worked=outcomes[Outcome.NOT],
        last_on=max((report.period_start for report in others), default=None),
    )


def _is_transferable(others: list[Tried], own_regions: Collection[int]) -> bool:
    """Tried in two other regions, and in one of those it worked; "partly" does not carry it over."""
    elsewhere = [report for report in others if report.region not in own_regions]
    worked = any(report.outcome == Outcome.WORKED for report in elsewhere)
    return worked and len({report.region for report in elsewhere}) >= TRANSFERABLE_FROM
