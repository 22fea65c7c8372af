"""The programme of a workshop as one reader sees it: each part with its minutes, its time and its materials."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from cop.core.richtext import is_empty
from knowledge.workshops import timing
from knowledge.workshops.models import WorkshopMaterial, WorkshopPage, WorkshopPart
from knowledge.workshops.times import Times


@dataclass(frozen=True)
class Row:
    """One part. `minutes` is None when it is left out; `offset` counts from the start, `span` is by the clock."""

    number: int
    part: WorkshopPart
    minutes: int | None
    offset: int
    span: timing.Span | None
    materials: list[WorkshopMaterial]

    @property
    def is_left_out(self) -> bool:
        return self.minutes is None

    @property
    def is_shortened(self) -> bool:
        return self.minutes is not None and self.minutes < (self.part.minutes or 0)

    @property
    def has_notes(self) -> bool:
        return not is_empty(self.part.facilitator_notes)


@dataclass(frozen=True)
class Programme:
    """`general` are materials of the whole workshop. `asked` is the time that was chosen, None for all of it."""

    rows: list[Row]
    general: list[WorkshopMaterial]
    total: int
    full: int
    least: int
    fits: bool
    asked: int | None

    @property
    def is_short(self) -> bool:
        return self.total < self.full

    @property
    def can_be_shorter(self) -> bool:
        return self.least < self.full

    @property
    def shortened(self) -> list[Row]:
        return [row for row in self.rows if row.is_shortened]

    @property
    def left_out(self) -> list[Row]:
        return [row for row in self.rows if row.is_left_out]

    @property
    def materials(self) -> list[WorkshopMaterial]:
        """All of them, those of the whole workshop first."""
        return [*self.general, *(material for row in self.rows for material in row.materials)]


def programme_of(workshop: WorkshopPage, *, for_facilitator: bool, times: Times | None = None) -> Programme:
    """In two queries. Materials for the facilitator only are in it for who gives the workshop."""
    times = times or Times()
    parts = list(workshop.parts.all())
    slots = [part.slot for part in parts]
    whole = timing.total(slots)
    fitted = timing.shorten(slots, whole if times.available is None else times.available)
    spans = timing.running(fitted.minutes, times.start) if times.start else [None] * len(parts)
    by_part, general = _materials(workshop, len(parts), for_facilitator=for_facilitator)
    rows, offset = [], 0
    for number, (part, minutes, span) in enumerate(zip(parts, fitted.minutes, spans, strict=True), start=1):
        rows.append(Row(number, part, minutes, offset, span, by_part[number]))
        offset += minutes or 0
    return Programme(rows, general, fitted.total, whole, timing.least(slots), fitted.fits, times.available)


def _materials(workshop: WorkshopPage, last: int, *, for_facilitator: bool) -> tuple[Any, list[WorkshopMaterial]]:
    """{number of a part: its materials}, and those of the whole; a number that no part has (any more) is the whole."""
    by_part: dict[int, list[WorkshopMaterial]] = defaultdict(list)
    general: list[WorkshopMaterial] = []
    for material in workshop.materials.select_related("document"):
        if material.for_facilitator_only and not for_facilitator:
            continue
        number = material.part_number
        (by_part[number] if number and number <= last else general).append(material)
    return by_part, general
