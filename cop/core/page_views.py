"""Which view serves a page type. A page need not know its view: rooms register theirs in `AppConfig.ready`.

A page can have addresses under its own that are no pages: another look at the same list, the history of a text. Such
a word is registered as well, and no page under it gets it as its address.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse

PageView = Callable[[HttpRequest, Any], HttpResponse]


@dataclass(frozen=True)
class SubView:
    """What answers at a word under a page's address."""

    view: PageView
    in_sitemap: bool
    has_own_door: bool


_views: dict[str, PageView] = {}
_sub_views: dict[str, dict[str, SubView]] = {}


def register_page_view(model: str, view: PageView) -> None:
    """`model` is "app_label.ModelName"; `view(request, page)` is called once the reader may read the page."""
    _views[model.lower()] = view


def page_view_of(model: type[models.Model]) -> PageView | None:
    return _views.get(model._meta.label_lower)


def register_sub_view(
    model: str, word: str, view: PageView, *, in_sitemap: bool = True, has_own_door: bool = False
) -> None:
    """`view(request, page)` answers at `word` under the address of an open page, for who may read that page.

    With `has_own_door` it is called for everybody and says itself who passes: it keeps what somebody typed who has
    to sign in first. Not `in_sitemap` is what no search engine needs to find.
    """
    _sub_views.setdefault(model.lower(), {})[word] = SubView(view, in_sitemap, has_own_door)


def sub_view_of(model: type[models.Model], word: str) -> SubView | None:
    return _sub_views.get(model._meta.label_lower, {}).get(word)


def reserved_words(model: type[models.Model]) -> tuple[str, ...]:
    """What no page under one of this type may have as its address."""
    return tuple(_sub_views.get(model._meta.label_lower, {}))


def words_in_sitemap(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(word for word, sub in _sub_views.get(model._meta.label_lower, {}).items() if sub.in_sitemap)
