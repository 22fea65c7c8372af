"""Planned against actual, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygal
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop.core.pictures import bars, inline_svg

PART = 52  # units of the drawing: two bars with their space
LONGEST_NAME = 24  # characters


@dataclass(frozen=True)
class PartTime:
    """A part of the programme: what it should take, and what it took. None where nobody did it. All in minutes."""

    title: str
    planned: int
    average: int | None
    least: int | None
    most: int | None
    left_out: int

    @property
    def difference(self) -> int | None:
        """Above 0: it took longer."""
        return None if self.average is None else self.average - self.planned

    @property
    def less(self) -> int:
        """Minutes by which it was shorter."""
        return max(-(self.difference or 0), 0)


def planned_and_actual(parts: Sequence[PartTime], *, name: str, title: str) -> SafeString:
    """Two bars a part, with the minutes in them, and the same in words for who hears it."""
    chart = bars(pygal.HorizontalBar, number=len(parts), each=PART, longest_name=LONGEST_NAME)
    # Series are drawn from the bottom up as well.
    upwards = parts[::-1]
    chart.x_labels = [part.title for part in upwards]
    chart.add(_("Actual, on average"), [part.average or 0 for part in upwards])
    chart.add(_("Planned"), [part.planned for part in upwards])
    legend = [_("Actual, on average"), _("Planned")]
    return inline_svg(chart, name=name, title=title, description=_in_words(parts), legend=legend)


def _in_words(parts: Sequence[PartTime]) -> str:
    measured = _("%(part)s: planned %(planned)s minutes, took %(actual)s.")
    left_out = _("%(part)s: planned %(planned)s minutes, always left out.")
    return " ".join(
        (left_out if part.average is None else measured)
        % {"part": part.title, "planned": part.planned, "actual": part.average}
        for part in parts
    )
