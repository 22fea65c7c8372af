"""What machines may know of the public catalogue: all that a visitor reads, in fields."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from cop.core.richtext import safe_html
from cop.opendata.registry import OpenPages, open_field
from cop.regions.models import PageRegion
from knowledge.catalogue.filters import FACETS
from knowledge.catalogue.models import ResourcePage

LABELS = ("themes", "target_groups", "learning_forms")


def rows(resources: QuerySet[Any]) -> QuerySet[Any]:
    """All that the fields show, in five queries more whatever their number."""
    places = PageRegion.objects.select_related("region").order_by("region__name")
    return resources.prefetch_related(*LABELS, "dates", Prefetch("page_regions", places))


def _choice(resource: ResourcePage, name: str) -> dict[str, str] | None:
    value = getattr(resource, name)
    return {"slug": value, "name": str(getattr(resource, f"get_{name}_display")())} if value else None


def _labels(resource: ResourcePage) -> dict[str, list[dict[str, str]]]:
    return {name: [{"slug": term.slug, "name": term.name} for term in getattr(resource, name).all()] for name in LABELS}


def _regions(resource: ResourcePage) -> list[dict[str, str]]:
    places = [place.region for place in resource.page_regions.all()]
    return [{"slug": region.slug, "name": region.name} for region in places]


def _duration(resource: ResourcePage) -> dict[str, Any] | None:
    if not resource.duration:
        return None
    return {"number": resource.duration, "unit": resource.duration_unit, "minutes": resource.minutes()}


def _dates(resource: ResourcePage) -> list[dict[str, Any]]:
    return [
        {"first_day": date.first_day, "last_day": date.last_day, "place": date.place} for date in resource.dates.all()
    ]


RESOURCES = OpenPages(
    model="catalogue.ResourcePage",
    section="leeraanbod",
    changed="changed_at",
    rows=rows,
    labels={facet.parameter: facet.lookup for facet in FACETS},
    fields=(
        open_field("summary", lambda resource: resource.summary),
        open_field("html", lambda resource: str(safe_html(resource.description))),
        open_field("kind", lambda resource: _choice(resource, "kind")),
        open_field("provider", lambda resource: resource.provider),
        open_field("link", lambda resource: resource.link),
        open_field("link_is_broken", lambda resource: resource.is_broken),
        open_field("duration", _duration),
        open_field("cost_in_euros", lambda resource: None if resource.cost is None else float(resource.cost)),
        open_field("language", lambda resource: resource.language),
        open_field("level", lambda resource: _choice(resource, "level")),
        open_field("labels", _labels),
        open_field("regions", _regions),
        open_field("dates", _dates),
        open_field("listed_at", lambda resource: resource.listed_at),
        open_field("changed_at", lambda resource: resource.changed_at),
    ),
)
CATALOGUE = OpenPages(
    model="catalogue.CatalogueIndexPage",
    section="lijsten-leeraanbod",
    fields=(open_field("introduction", lambda index: index.introduction),),
)
