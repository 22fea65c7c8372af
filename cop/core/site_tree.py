"""Makes sure that the pages stand which every community has: root, home, and one index page a section."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Collection, Locale, Page, Site

from cop.core.sections import Section, home_class, sections


def build_site_tree() -> Page | None:
    """The home page, made with its sections where they are missing. None when no home page is registered."""
    page_class = home_class()
    if page_class is None:
        return None
    root = _root()
    home = page_class.objects.first() or _add_home(root, page_class)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home.page_ptr, "site_name": settings.WAGTAIL_SITE_NAME, **_public_address()},
    )
    for section in sections():
        _ensure_section(home, section)
    return home


def _public_address() -> dict[str, Any]:
    """What whole addresses of pages begin with, in feeds, sitemaps and mails: the setting BASE_URL."""
    address = urlsplit(settings.BASE_URL)
    return {"hostname": address.hostname, "port": address.port or (443 if address.scheme == "https" else 80)}


def _root() -> Page:
    """Wagtail makes these in a migration; after `flush` they are gone."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def _add_home(root: Page, page_class: type[Page]) -> Page:
    # Wagtail's own welcome page takes the slug.
    Page.objects.child_of(root).filter(slug="home").delete()
    root.refresh_from_db()
    home: Page = root.add_child(instance=page_class(title=settings.WAGTAIL_SITE_NAME, slug="home"))
    return home


def _ensure_section(home: Page, section: Section) -> None:
    if section.page_class.objects.exists():
        return
    home.refresh_from_db()
    home.add_child(
        instance=section.page_class(
            title=_(section.title),
            slug=section.slug,
            show_in_menus=section.in_menu,
            members_only=section.members_only,
        )
    )
