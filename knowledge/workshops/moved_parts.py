"""Materials stay with their part when the programme changes.

A material says the number of its part, because that is what people type and read. When parts move, are added before it
or go, that number is another one.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from knowledge.workshops.models import WorkshopMaterial


def part_keys(workshop: Any) -> list[UUID]:
    """In the order of the programme."""
    return [part.key for part in sorted(workshop.parts.all(), key=lambda part: part.sort_order or 0)]


def follow_parts(workshop: Any, before: Sequence[UUID], *, as_typed: Collection[WorkshopMaterial] = ()) -> None:
    """Gives each material the number that its part has now; one whose part is gone belongs to the whole workshop.

    `before` are the keys of the parts when those numbers were right. `as_typed` are materials whose number is of now.
    Nothing is saved.
    """
    now = {key: number for number, key in enumerate(part_keys(workshop), start=1)}
    materials = list(workshop.materials.all())
    for material in materials:
        number = material.part_number
        if number and number <= len(before) and not any(material is one for one in as_typed):
            material.part_number = now.get(before[number - 1])
    workshop.materials = materials
