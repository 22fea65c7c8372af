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


_panels: dict[str, Panel] = {}


def register_panel(template: str, context: Context, *, order: int) -> None:
    _panels[template] = Panel(template, context, order)


def panels_for(user: Any) -> list[tuple[str, dict[str, Any]]]:
    """(template, its context) in order."""
    return [(panel.template, panel.context(user)) for panel in sorted(_panels.values(), key=lambda panel: panel.order)]
