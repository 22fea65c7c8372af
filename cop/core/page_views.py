"""Which view serves a page type. A page need not know its view: rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse

PageView = Callable[[HttpRequest, Any], HttpResponse]
_views: dict[str, PageView] = {}


def register_page_view(model: str, view: PageView) -> None:
    """`model` is "app_label.ModelName"; `view(request, page)` is called once the reader may read the page."""
    _views[model.lower()] = view


def page_view_of(model: type[models.Model]) -> PageView | None:
    return _views.get(model._meta.label_lower)
