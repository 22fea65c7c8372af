"""Outcomes by region, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygal
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop.core.pictures import bars, inline_svg
from knowledge.lessons.models import Outcome

MOST_BARS = 12  # regions; the table beside it has all
BAR = 34  # units of the drawing: a bar with its space
LONGEST_NAME = 26  # characters


@dataclass(frozen=True)
class RegionOutcomes:
    """What came of it in one region."""

    name: str
    worked: int
    partly: int
    not_worked: int

    @property
    def total(self) -> int:
        return self.worked + self.partly + self.not_worked


def outcomes_by_region(rows: Sequence[RegionOutcomes], *, name: str, title: str) -> SafeString:
    """A bar a region, split by outcome; with the numbers in it, and the same numbers in words for who hears it.

    The regions with the most reports are drawn, in the order of `rows`.
    """
    most = sorted(rows, key=lambda row: -row.total)[:MOST_BARS]
    drawn = [row for row in rows if row in most]
    chart = bars(pygal.HorizontalStackedBar, number=len(drawn), each=BAR, longest_name=LONGEST_NAME)
    upwards = drawn[::-1]
    chart.x_labels = [row.name for row in upwards]
    chart.add(str(Outcome.WORKED.label), [row.worked for row in upwards])
    chart.add(str(Outcome.PARTLY.label), [row.partly for row in upwards])
    chart.add(str(Outcome.NOT.label), [row.not_worked for row in upwards])
    names = [str(outcome.label) for outcome in Outcome]
    return inline_svg(chart, name=name, title=title, description=_in_words(drawn), legend=names)


def _in_words(rows: Sequence[RegionOutcomes]) -> str:
    sentence = _("%(region)s: %(worked)s worked, %(partly)s worked partly, %(not_worked)s did not work.")
    return " ".join(
        sentence % {"region": row.name, "worked": row.worked, "partly": row.partly, "not_worked": row.not_worked}
        for row in rows
    )
