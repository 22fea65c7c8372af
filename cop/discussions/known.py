"""Channels, themes and regions by their key: kept until one of them changes, for lists that name them in every row."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from cop.core import frame
from cop.core.models import Theme
from cop.discussions.models import ChannelPage
from cop.regions.models import Region

KEEP_SECONDS = 3600


@dataclass(frozen=True)
class Channel:
    title: str
    description: str
    url: str
    is_live: bool


@dataclass(frozen=True)
class Label:
    """A theme or a region as a list can be narrowed by it: `parameter` of the address, and its value."""

    parameter: str
    slug: str
    name: str


@dataclass(frozen=True)
class Known:
    """Each by key, in the order in which readers see them."""

    channels: dict[int, Channel]
    themes: dict[int, Label]
    regions: dict[int, Label]


def known(request: HttpRequest) -> Known:
    generation = frame.generation_of(request)
    found: Known = cache.get_or_set(f"talk-known:{generation}", _find, KEEP_SECONDS)
    return found


def _find() -> Known:
    channels = ChannelPage.objects.order_by("path")
    return Known(
        {page.pk: Channel(page.title, page.description, page.url or "", page.live) for page in channels},
        {theme.pk: Label("thema", theme.slug, theme.name) for theme in Theme.objects.order_by("order", "name")},
        {region.pk: Label("regio", region.slug, region.name) for region in Region.objects.order_by("name")},
    )


def connect() -> None:
    for model in (ChannelPage, Theme, Region):
        for signal, name in ((post_save, "saved"), (post_delete, "gone")):
            signal.connect(_renew, sender=model, dispatch_uid=f"discussions.known.{model.__name__}.{name}")


def _renew(**kwargs: Any) -> None:
    frame.renew()
