"""What machines may know of public workshops: what participants read, in fields. Nothing for the facilitator."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from cop.core.richtext import safe_html
from cop.opendata.registry import OpenPages, open_field
from cop.opendata.shown import choice_of, labels_of, regions_of, with_regions
from knowledge.workshops.listing import WorkshopFilter
from knowledge.workshops.models import WorkshopMaterial, WorkshopPage
from knowledge.workshops.models.searched import LABELS


def rows(workshops: QuerySet[Any]) -> QuerySet[Any]:
    """All that the fields show, in a constant number of queries more."""
    materials = WorkshopMaterial.objects.filter(for_facilitator_only=False).select_related("document")
    return workshops.prefetch_related(
        *LABELS,
        "page_authors",
        "parts",
        Prefetch("materials", materials, to_attr="open_materials"),
        with_regions(),
    )


def _parts(workshop: WorkshopPage) -> list[dict[str, Any]]:
    return [
        {
            "title": part.title,
            "minutes": part.minutes,
            "shortest_minutes": part.slot.shortest,
            "may_be_left_out": part.may_be_left_out,
            "is_break": part.is_break,
            "aim": part.aim,
            "method": part.method,
            "steps": str(safe_html(part.steps)),
            "takeaway": part.takeaway,
        }
        for part in workshop.parts.all()
    ]


def _materials(workshop: WorkshopPage) -> list[dict[str, Any]]:
    return [
        {
            "title": material.title,
            "description": material.description,
            "kind": {"slug": material.kind, "name": str(material.get_kind_display())},
            "part": material.part_number,
            "url": material.document.url if material.document else material.link,
        }
        for material in workshop.open_materials
    ]


WORKSHOPS = OpenPages(
    model="workshops.WorkshopPage",
    section="workshops",
    changed="changed_at",
    rows=rows,
    labels={facet.parameter: facet.lookup for facet in WorkshopFilter.FACETS},
    fields=(
        open_field("summary", lambda workshop: workshop.summary),
        open_field("aim", lambda workshop: str(safe_html(workshop.aim))),
        open_field("audience", lambda workshop: workshop.audience),
        open_field("group", lambda workshop: {"least": workshop.group_min, "most": workshop.group_max}),
        open_field("level", lambda workshop: choice_of(workshop, "level")),
        open_field("length", lambda workshop: choice_of(workshop, "length")),
        open_field("total_minutes", lambda workshop: workshop.total_minutes),
        open_field("least_minutes", lambda workshop: workshop.least_minutes),
        open_field("preparation", lambda workshop: str(safe_html(workshop.preparation))),
        open_field("parts", _parts),
        open_field("materials", _materials),
        open_field("labels", labels_of(*LABELS)),
        open_field("regions", regions_of),
        open_field("authors", lambda one: [author.name or _("Former member") for author in one.page_authors.all()]),
        open_field("listed_at", lambda workshop: workshop.listed_at),
        open_field("changed_at", lambda workshop: workshop.changed_at),
        open_field("last_checked_on", lambda workshop: workshop.last_checked_on),
    ),
)
WORKSHOP_INDEX = OpenPages(
    model="workshops.WorkshopIndexPage",
    section="lijsten-workshops",
    fields=(open_field("introduction", lambda index: index.introduction),),
)
