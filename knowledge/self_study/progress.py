"""How far somebody is in a workshop, by the programme of today."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge.self_study.models import Certificate, TickedPart
from knowledge.workshops.models import WorkshopPage, WorkshopPart


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


def progress_of(workshop: WorkshopPage, member: Any) -> Progress:
    """In two queries."""
    ticked = TickedPart.objects.filter(workshop_id=workshop.pk, member_id=member.pk)
    return _progress(workshop, set(ticked.values_list("part_key", flat=True)))


def _progress(workshop: WorkshopPage, keys: set[Any]) -> Progress:
    parts = enumerate(workshop.parts.all(), start=1)
    return Progress(workshop, [Row(number, part, part.key in keys) for number, part in parts])


def unfinished_of(member: Any) -> list[Progress]:
    """What this member began and can go on with, ticked last first. In three queries."""
    ticked: dict[int, set[Any]] = {}
    for workshop, key in (
        TickedPart.objects.filter(member_id=member.pk).order_by("-ticked_at").values_list("workshop_id", "part_key")
    ):
        ticked.setdefault(workshop, set()).add(key)
    if not ticked:
        return []
    done = set(Certificate.objects.filter(member_id=member.pk).values_list("workshop_id", flat=True))
    open_ones = WorkshopPage.objects.visible_to(member).filter(self_paced=True, pk__in=set(ticked) - done)
    workshops = {workshop.pk: workshop for workshop in open_ones.for_cards().prefetch_related("parts")}
    return [_progress(workshops[pk], keys) for pk, keys in ticked.items() if pk in workshops]


def certificates_of(member: Any) -> list[Certificate]:
    return list(Certificate.objects.filter(member_id=member.pk).order_by("-issued_on", "-pk"))
