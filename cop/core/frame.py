"""Header and footer: which entries there are. Rooms register links in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from cop.core.sections import sections


@dataclass(frozen=True)
class Entry:
    """A link in header or footer."""

    title: str
    url: str
    is_current: bool


LinkOf = Callable[[HttpRequest], str]
_links: dict[str, LinkOf] = {}


def register_link(name: str, link_of: LinkOf) -> None:
    """A link of the frame: "site_search_url" and "contribution_url" are known; "" hides it for this reader."""
    _links[name] = link_of


def link(request: HttpRequest, name: str) -> str:
    return _links[name](request) if name in _links else ""


def menu_of(request: HttpRequest) -> dict[str, list[Entry]]:
    """{"sections": header entries, "information_pages": footer entries}, in one query."""
    site = Site.find_for_request(request)
    if site is None:
        return {"sections": [], "information_pages": []}
    places = {section.slug: number for number, section in enumerate(sections())}
    pages = Page.objects.child_of(site.root_page).live().in_menu().order_by("path")
    entries = [(page.slug, _entry(request, site, page)) for page in pages]
    return {
        "sections": [entry for slug, entry in sorted(entries, key=lambda e: places.get(e[0], 0)) if slug in places],
        "information_pages": [entry for slug, entry in entries if slug not in places],
    }


def _entry(request: HttpRequest, site: Site, page: Page) -> Entry:
    url = page.get_url(request, current_site=site) or ""
    return Entry(title=page.title, url=url, is_current=request.path.startswith(url))
