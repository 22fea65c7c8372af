"""Parts of a page that another room makes: lower rooms leave a place, higher rooms register what stands there.

A place is a name; the page's template says where it is. A lesson has "banner", "actions" (buttons that readers use most),
"menu" (each an <li> with a link or a form), "top", "aside", "facts" (below what is known of it) and
"after"; the list of lessons has "head", and so has a discussion. What a panel shows may be about
the reader, so a panel is never kept together with what everybody sees.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest

Context = Callable[[HttpRequest, Any], dict[str, Any] | None]


@dataclass(frozen=True)
class PagePanel:
    """`template` shows `context(request, page)`; None leaves the panel out. A smaller `order` stands higher."""

    template: str
    context: Context
    place: str
    order: int


_panels: dict[tuple[str, str], PagePanel] = {}


def register_page_panel(model: str, template: str, context: Context, *, place: str, order: int) -> None:
    """`model` is "app_label.ModelName"."""
    _panels[model.lower(), template] = PagePanel(template, context, place, order)


def panels_of(request: HttpRequest, page: models.Model) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """{place: [(template, its context), ...] in order} of what the rooms above add to this page."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    of_model = [panel for (model, _template), panel in _panels.items() if model == page._meta.label_lower]
    for panel in sorted(of_model, key=lambda panel: panel.order):
        context = panel.context(request, page)
        if context is not None:
            found.setdefault(panel.place, []).append((panel.template, context))
    return found
