"""Which view serves a page type. A page need not know its view: rooms register theirs in `AppConfig.ready`.

A page can have addresses under its own that are no pages: another look at the same list, for example. Such a word is
registered as well, and no page under it gets it as its address.
"""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse

PageView = Callable[[HttpRequest, Any], HttpResponse]
_views: dict[str, PageView] = {}
_sub_views: dict[str, dict[str, PageView]] = {}


def register_page_view(model: str, view: PageView) -> None:
    """`model` is "app_label.ModelName"; `view(request, page)` is called once the reader may read the page."""
    _views[model.lower()] = view


def page_view_of(model: type[models.Model]) -> PageView | None:
    return _views.get(model._meta.label_lower)


def register_sub_view(model: str, word: str, view: PageView) -> None:
    """`view(request, page)` answers at `word` under the address of a page of this type, for who may read that page."""
    _sub_views.setdefault(model.lower(), {})[word] = view


def sub_view_of(model: type[models.Model], word: str) -> PageView | None:
    return _sub_views.get(model._meta.label_lower, {}).get(word)


def reserved_words(model: type[models.Model]) -> tuple[str, ...]:
    """What no page under one of this type may have as its address."""
    return tuple(_sub_views.get(model._meta.label_lower, {}))
