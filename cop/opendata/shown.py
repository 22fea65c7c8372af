"""How machines read what most kinds of page have: a choice, labels, regions, a moment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from cop.regions.models import PageRegion


def choice_of(page: Any, name: str) -> dict[str, str] | None:
    value = getattr(page, name)
    return {"slug": value, "name": str(getattr(page, f"get_{name}_display")())} if value else None


def labels_of(*names: str) -> Callable[[Any], dict[str, list[dict[str, str]]]]:
    """{vocabulary: its terms}; the vocabularies are prefetched by who asks for the pages."""
    return lambda page: {name: [_named(term) for term in getattr(page, name).all()] for name in names}


def regions_of(page: Any) -> list[dict[str, str]]:
    """Without a query when the pages were asked for with `with_regions`."""
    return [_named(place.region) for place in page.page_regions.all()]


def with_regions() -> Prefetch[Any]:
    return Prefetch("page_regions", PageRegion.objects.select_related("region").order_by("region__name"))


def local_moment(moment: datetime | None) -> str | None:
    """ISO 8601 in the community's own time, with its distance to UTC."""
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat() if moment else None


def _named(term: Any) -> dict[str, str]:
    return {"slug": term.slug, "name": term.name}
