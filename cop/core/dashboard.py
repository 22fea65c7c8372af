"""Panels of *My overview*: rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Context = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Panel:
    """`template` shows `context(user)`; a smaller `order` stands higher."""

    template: str
    context: Context
    order: int
    place: str


_panels: dict[str, Panel] = {}


def register_panel(template: str, context: Context, *, order: int, place: str = "overview") -> None:
    """`place` is "overview" for *My overview* or "contributions" for the list of what one wrote."""
    _panels[template] = Panel(template, context, order, place)


def panels_for(user: Any, place: str = "overview") -> list[tuple[str, dict[str, Any]]]:
    """(template, its context) in order."""
    panels = sorted((panel for panel in _panels.values() if panel.place == place), key=lambda panel: panel.order)
    return [(panel.template, panel.context(user)) for panel in panels]
