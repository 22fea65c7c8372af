"""How far somebody is in a workshop, by the programme of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge.self_study.models import Certificate, TickedPart
from knowledge.workshops.models import WorkshopPage, WorkshopPart
from knowledge.workshops.querysets import LONG_TEXTS


@dataclass(frozen=True)
class Row:
    """A part for who follows it. A break is there to be taken; nobody ticks it off."""

    number: int
    part: WorkshopPart
    is_done: bool

    @property
    def is_open(self) -> bool:
        return not self.is_done and not self.part.is_break


@dataclass(frozen=True)
class Progress:
    workshop: WorkshopPage
    rows: list[Row]

    @property
    def asked(self) -> list[Row]:
        return [row for row in self.rows if not row.part.is_break]

    @property
    def total(self) -> int:
        return len(self.asked)

    @property
    def done(self) -> int:
        return sum(row.is_done for row in self.asked)

    @property
    def is_complete(self) -> bool:
        """False for a programme that asks nothing."""
        return bool(self.asked) and self.done == self.total

    @property
    def next(self) -> Row | None:
        """Where to go on."""
        return next((row for row in self.rows if row.is_open), None)

    @property
    def minutes(self) -> int:
        """Of what is asked; what a certificate says."""
        return sum(row.part.minutes or 0 for row in self.asked)

    @cached_property
    def minutes_left(self) -> int:
        return sum(row.part.minutes or 0 for row in self.asked if not row.is_done)


def progress_of(workshop: WorkshopPage, member: Any, parts: Sequence[WorkshopPart] | None = None) -> Progress:
    """In two queries, or one where the `parts` of the programme are known already."""
    ticked = TickedPart.objects.filter(workshop_id=workshop.pk, member_id=member.pk)
    keys = set(ticked.values_list("part_key", flat=True))
    return _progress(workshop, keys, list(workshop.parts.all()) if parts is None else parts)


def _progress(workshop: WorkshopPage, keys: set[Any], parts: Sequence[WorkshopPart]) -> Progress:
    return Progress(workshop, [Row(number, part, part.key in keys) for number, part in enumerate(parts, start=1)])


def unfinished_of(member: Any) -> list[Progress]:
    """What this member began and can go on with, ticked last first. In three queries."""
    ticked: dict[int, set[Any]] = {}
    for workshop, key in (
        TickedPart.objects.filter(member_id=member.pk).order_by("-ticked_at").values_list("workshop_id", "part_key")
    ):
        ticked.setdefault(workshop, set()).add(key)
    if not ticked:
        return []
    finished = Certificate.objects.filter(member_id=member.pk).exclude(workshop=None).values("workshop")
    open_ones = WorkshopPage.objects.visible_to(member).filter(self_paced=True, pk__in=ticked).exclude(pk__in=finished)
    workshops = {workshop.pk: workshop for workshop in open_ones.prefetch_related("parts").defer(*LONG_TEXTS)}
    return [_progress(workshops[pk], keys, workshops[pk].parts.all()) for pk, keys in ticked.items() if pk in workshops]


def certificates_of(member: Any) -> list[Certificate]:
    return list(Certificate.objects.filter(member_id=member.pk).order_by("-issued_on", "-pk"))
