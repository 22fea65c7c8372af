"""The sitemap: an index with a part for each kind of open page, without reading a page's text."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from wagtail.models import Site

from cop.core.page_views import words_in_sitemap
from cop.opendata.registry import OpenPages, open_kinds
from cop.regions.models import Region

KEEP_SECONDS = 3600
#: (address within the page tree, last change)
Entry = tuple[str, datetime | None]


class OpenPagesSitemap(Sitemap):
    """Pages of one kind, with the addresses under them that are no pages."""

    limit = 2_000
    protocol = urlsplit(settings.BASE_URL).scheme

    def __init__(self, kind: OpenPages) -> None:
        self.kind = kind
        self.root_path = Site.get_site_root_paths()[0].root_path

    def items(self) -> Any:
        rows = self.kind.visible().order_by("pk").values_list("url_path", self.kind.changed)
        words = words_in_sitemap(self.kind.page_class)
        if not words:
            return rows
        ends = ("", *(f"{word}/" for word in words))
        return [(f"{path}{end}", changed) for path, changed in rows for end in ends]

    def location(self, item: Entry) -> str:
        return f"/{item[0].removeprefix(self.root_path)}"

    def lastmod(self, item: Entry) -> datetime | None:
        return item[1]

    def get_latest_lastmod(self) -> datetime | None:
        latest: datetime | None = self.kind.visible().aggregate(latest=Max(self.kind.changed))["latest"]
        return latest

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc


class RegionsSitemap(Sitemap):
    """The list of regions, and the page of each. When one changed last is not kept."""

    protocol = urlsplit(settings.BASE_URL).scheme

    def items(self) -> list[str]:
        slugs = Region.objects.order_by("pk").values_list("slug", flat=True)
        return [reverse("regions:list-regions"), *(reverse("regions:show-region", args=[slug]) for slug in slugs)]

    def location(self, item: str) -> str:
        return item

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc


@cache_control(public=True, max_age=KEEP_SECONDS)
def show_index(request: HttpRequest) -> HttpResponse:
    return index(request, _parts(), sitemap_url_name="sitemap-part")


@cache_control(public=True, max_age=KEEP_SECONDS)
def show_part(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap(request, _parts(), section=section)


def _parts() -> dict[str, Any]:
    kinds: dict[str, Any] = {kind.section: OpenPagesSitemap(kind) for kind in open_kinds()}
    return {**kinds, "regios": RegionsSitemap()}
