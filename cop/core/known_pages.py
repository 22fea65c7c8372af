"""The site with its home page and sections: found once and kept until one of them changes.

Wagtail asks the database for each request which site it is for, which page is its root, what type that page has, and
the same for the first word of the address: five queries for what changes a few times a year.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Page, Site

from cop.core import frame
from cop.core.sections import sections

KEEP_SECONDS = 3600
ATTRIBUTE = "_known_pages"


@dataclass(frozen=True)
class KnownPages:
    """`site.root_page` is the home page as its own type; `sections` are index pages by their slug, as their own type."""

    site: Site
    sections: dict[str, Page]

    def section(self, slug: str) -> Page | None:
        """With what its row alone knows as it is now."""
        page = self.sections.get(slug)
        if page is not None and page.ROW_ONLY:
            page.refresh_from_db(fields=page.ROW_ONLY)
        return page


def known_pages(request: HttpRequest) -> KnownPages | None:
    """None when no site answers at this address. The host is one of ALLOWED_HOSTS, so their number is small.

    Asked once a request: the pages that it holds are this request's own.
    """
    if not hasattr(request, ATTRIBUTE):
        key = f"known-pages:{frame.generation_of(request)}:{request.get_host()}"
        setattr(request, ATTRIBUTE, cache.get_or_set(key, lambda: _find(request), KEEP_SECONDS))
    known: KnownPages | None = getattr(request, ATTRIBUTE)
    return known


def _find(request: HttpRequest) -> KnownPages | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    site.root_page = site.root_page.specific
    slugs = [section.slug for section in sections()]
    found = Page.objects.child_of(site.root_page).live().filter(slug__in=slugs).specific()
    known = KnownPages(site, {page.slug: page for page in found})
    for page in (site.root_page, *known.sections.values()):
        # A page without children is never asked for one, and what is kept does not hear of the first.
        page.numchild = max(page.numchild, 1)
    return known
