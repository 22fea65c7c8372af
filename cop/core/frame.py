"""Header and footer: which entries there are. Rooms register links in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Page, Site

from cop.core.models import CommunitySettings
from cop.core.sections import sections

KEEP_SECONDS = 3600


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


def generation_of(request: HttpRequest) -> UUID:
    """What is kept for everybody is kept under this. One query a request, for the settings that every page shows."""
    generation: UUID = CommunitySettings.load(request_or_site=request).frame_generation
    return generation


def renew() -> None:
    """What was kept is not used any more, by no process."""
    CommunitySettings.objects.update(frame_generation=uuid4())


def menu_of(request: HttpRequest) -> dict[str, list[Entry]]:
    """{"sections": header entries, "information_pages": footer entries, the sections among them first}.

    Kept until one of those pages changes: the children of the home page can only be found among all its descendants.
    """
    generation = generation_of(request)
    pages = cache.get_or_set(f"frame:{generation}", lambda: _pages(request), KEEP_SECONDS) or []
    places = {section.slug: number for number, section in enumerate(sections()) if section.in_header}
    below = [section.slug for section in sections() if not section.in_header]
    entries = [(slug, Entry(title, url, request.path.startswith(url))) for slug, title, url in pages]
    return {
        "sections": [entry for slug, entry in sorted(entries, key=lambda e: places.get(e[0], 0)) if slug in places],
        "information_pages": [
            *(entry for word in below for slug, entry in entries if slug == word),
            *(entry for slug, entry in entries if slug not in places and slug not in below),
        ],
    }


def place_of(request: HttpRequest) -> str:
    """Which section the reader is in, as the menu marks it: "lessen" for its list, "lessen/" for what is under it."""
    first, _slash, below = request.path.lstrip("/").partition("/")
    return f"{first}/" if below else first


def _pages(request: HttpRequest) -> list[tuple[str, str, str]]:
    """(slug, title, address) of the pages under the home page that an editor put in menus."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = Page.objects.child_of(site.root_page).live().in_menu().order_by("path")
    return [(page.slug, page.title, page.get_url(request, current_site=site) or "") for page in pages]
