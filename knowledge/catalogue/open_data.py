"""What machines may know of the public catalogue: all that a visitor reads, in fields."""

from typing import Any

from django.db.models import QuerySet

from cop.core.richtext import safe_html
from cop.opendata.registry import OpenPages, open_field
from cop.opendata.shown import choice_of, labels_of, regions_of, with_regions
from knowledge.catalogue.filters import FACETS
from knowledge.catalogue.models import ResourcePage

LABELS = ("themes", "target_groups", "learning_forms")


def rows(resources: QuerySet[Any]) -> QuerySet[Any]:
    """All that the fields show, in five queries more whatever their number."""
    return resources.prefetch_related(*LABELS, "dates", with_regions())


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
        open_field("kind", lambda resource: choice_of(resource, "kind")),
        open_field("provider", lambda resource: resource.provider),
        open_field("link", lambda resource: resource.link),
        open_field("link_is_broken", lambda resource: resource.is_broken),
        open_field("duration", _duration),
        open_field("cost_in_euros", lambda resource: None if resource.cost is None else float(resource.cost)),
        open_field("language", lambda resource: resource.language),
        open_field("level", lambda resource: choice_of(resource, "level")),
        open_field("labels", labels_of(*LABELS)),
        open_field("regions", regions_of),
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
