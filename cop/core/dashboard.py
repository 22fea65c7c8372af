"""Panels of *My overview*: rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, QuerySet

from cop.core.permissions import is_admitted

Context = Callable[[Any], dict[str, Any]]
Rows = Callable[[Any], QuerySet]


@dataclass(frozen=True)
class Panel:
    """`template` shows `context(user)`; a smaller `order` stands higher. Without `if_any(user)` there is nothing to show.

    `also_waiting`: who has an account and was not admitted sees it as well.
    """

    template: str
    context: Context
    order: int
    place: str
    if_any: Rows | None
    also_waiting: bool


_panels: dict[str, Panel] = {}


def register_panel(
    template: str,
    context: Context,
    *,
    order: int,
    place: str = "overview",
    if_any: Rows | None = None,
    also_waiting: bool = False,
) -> None:
    """`place` is "overview" for *My overview*, "contributions" for the list of what one wrote or "events" for *My events*.

    A panel that shows nothing without certain rows names them with `if_any`: one query asks that for all panels, so that
    most members pay for few of them.
    """
    _panels[template] = Panel(template, context, order, place, if_any, also_waiting)


def panels_for(user: Any, place: str = "overview") -> list[tuple[str, dict[str, Any]]]:
    """(template, its context) in order."""
    admitted = is_admitted(user)
    shown = (panel for panel in _panels.values() if panel.place == place and (admitted or panel.also_waiting))
    panels = sorted(shown, key=lambda panel: panel.order)
    empty = _empty([panel for panel in panels if panel.if_any is not None], user)
    return [(panel.template, panel.context(user)) for panel in panels if panel.template not in empty]


def _empty(panels: list[Panel], user: Any) -> set[str]:
    """Templates of panels of which the rows are not there, in one query."""
    if not panels:
        return set()
    there = {f"there_{place}": Exists(panel.if_any(user)) for place, panel in enumerate(panels) if panel.if_any}
    row = get_user_model()._default_manager.order_by().filter(pk=user.pk).annotate(**there).values_list(*there).get()
    return {panel.template for panel, is_there in zip(panels, row, strict=True) if not is_there}
