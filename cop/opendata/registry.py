"""Which pages are open data, and what machines may know of them. Rooms register theirs in `AppConfig.ready`.

Open is what a visitor may read, whoever asks: a cookie never widens it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from rest_framework.fields import Field
from wagtail.api import APIField
from wagtail.models import Page


@dataclass(frozen=True)
class OpenPages:
    """A page type that is open data.

    `model` is "app_label.ModelName"; `section` names its part of the sitemap. `fields` are those of the API beside
    title and addresses; `rows` adds to a queryset what they need, so that fifty pages cost as many queries as one.
    `labels` is {parameter of an address: path from a page to a slug} to narrow a list with. `changed` is the column
    with the moment of its last change.
    """

    model: str
    section: str
    fields: tuple[APIField, ...] = ()
    rows: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda pages: pages
    labels: Mapping[str, str] = field(default_factory=dict)
    changed: str = "last_published_at"

    @property
    def page_class(self) -> Any:
        return apps.get_model(self.model)

    def visible(self) -> QuerySet[Any]:
        """What everybody may read: published, not for members only, not archived."""
        pages: QuerySet[Any] = self.page_class.objects.visible_to(None)
        return pages


class _Shown(Field):
    """What a function makes of a page, as JSON."""

    def __init__(self, show: Callable[[Any], Any]) -> None:
        super().__init__(source="*", read_only=True)
        self.show = show

    def to_representation(self, value: Any) -> Any:
        return self.show(value)


_kinds: dict[str, OpenPages] = {}


def register_open_pages(kind: OpenPages) -> None:
    """Raises ValueError when another kind has this part of the sitemap: only one of them would be in it."""
    if any(kind.section == other.section and kind.model != other.model for other in open_kinds()):
        raise ValueError(f"“{kind.section}” is the part of another kind of page.")
    _kinds[kind.model.lower()] = kind


def open_kinds() -> list[OpenPages]:
    return list(_kinds.values())


def open_kind_of(model: type[models.Model]) -> OpenPages | None:
    """The kind of a page model; None when such pages are no open data."""
    return _kinds.get(model._meta.label_lower)


def open_field(name: str, show: Callable[[Any], Any]) -> APIField:
    """A field of the API: `show(page)` gives what stands in it, as JSON."""
    return APIField(name, serializer=_Shown(show))


def open_pages() -> QuerySet[Page]:
    """Everything that is open, as Wagtail's own pages."""
    of_kinds = Q()
    for kind in open_kinds():
        of_kinds |= Q(pk__in=kind.visible().values("pk"))
    pages: QuerySet[Page] = Page.objects.filter(of_kinds) if of_kinds else Page.objects.none()
    return pages.order_by("pk")
