"""What a page says of itself to machines: schema.org data. Rooms register more for their page types."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

CONTEXT = "https://schema.org"
Data = dict[str, Any]
Describe = Callable[[Any], list[Data]]

_describing: dict[str, Describe] = {}


def register_linked_data(model: str, describe: Describe) -> None:
    """`model` is "app_label.ModelName"; `describe(page)` gives objects of schema.org, without a context."""
    _describing[model.lower()] = describe


def linked_data_of(page: Any) -> Data:
    """Everything in one graph: what the room says, and where the page stands."""
    describe = _describing.get(_label(type(page)))
    described = describe(page) if describe else []
    return graph(*described, *breadcrumbs_of(page))


def graph(*objects: Data) -> Data:
    return {"@context": CONTEXT, "@graph": [_without_empty(one) for one in objects]}


def breadcrumbs_of(page: Any, *between: tuple[str, str]) -> list[Data]:
    """From the home page, over `between`, to the page; nothing for the home page."""
    path = page.get_url() or ""
    return [] if path in {"", "/"} else [breadcrumbs(*between, (page.title, path))]


def breadcrumbs(*steps: tuple[str, str]) -> Data:
    """(title, address on this site) of every step below the home page."""
    items = [
        {"@type": "ListItem", "position": place, "name": title, "item": f"{settings.BASE_URL}{address}"}
        for place, (title, address) in enumerate([(_("Home"), "/"), *steps], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def _without_empty(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
