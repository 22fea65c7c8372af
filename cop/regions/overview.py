"""All regions side by side: what is there of each, as one reader sees it."""

from dataclasses import dataclass
from typing import Any

from cop.regions.models import Region
from cop.regions.parts import region_parts


@dataclass(frozen=True)
class RegionRow:
    region: Region
    counted: list[str]


def overview_for(user: Any) -> list[RegionRow]:
    """In one query and one more for each kind of thing that is counted."""
    counted = [(part.counts(user), part.said) for part in region_parts() if part.counts and part.said]
    return [
        RegionRow(region, [said(numbers[region.pk]) for numbers, said in counted if numbers.get(region.pk)])
        for region in Region.objects.order_by("name")
    ]
