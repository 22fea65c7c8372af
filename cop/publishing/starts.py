"""Drafts that one room starts in another: what was told there need not be typed again.

The room that has such pages registers how a draft of it is filled, in `AppConfig.ready`; neither imports the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page


@dataclass(frozen=True)
class Told:
    """What is known already. The texts are sanitised HTML; `came_from` is what the new page is linked to."""

    title: str
    situation: str = ""
    approach: str = ""
    result: str = ""
    members_only: bool = False
    themes: Sequence[Any] = field(default=())
    target_groups: Sequence[Any] = field(default=())
    regions: Sequence[Any] = field(default=())
    came_from: Page | None = None


#: {kind of contribution: fills(newest version of a new page, what was told)}
_fillers: dict[str, Callable[[Any, Told], None]] = {}


def register_start(kind: str, fill: Callable[[Any, Told], None]) -> None:
    _fillers[kind] = fill


def filler_of(kind: str) -> Callable[[Any, Told], None] | None:
    """None when no room has such pages, or none that can be filled."""
    return _fillers.get(kind)
