"""Workshops as readers find them."""

from typing import Any

import factory
from django.core.files.base import ContentFile

from cop.core.models import CommunityDocument
from cop.publishing.models import PageAuthor
from cop.regions.models import PageRegion
from knowledge.workshops.models import WorkshopIndexPage, WorkshopMaterial, WorkshopPage, WorkshopPart
from tests.factories.committing import in_one_transaction

PARTS = (
    {"title": "Welkom", "minutes": 15, "shortest_minutes": 10, "method": "Kring"},
    {
        "title": "Schrijf een vacature om",
        "minutes": 45,
        "shortest_minutes": 30,
        "steps": "<p>Lees de tekst hardop.</p>",
        "facilitator_notes": "<p>Geheim: laat stiltes vallen.</p>",
        "takeaway": "Een nieuwe eerste alinea.",
    },
    {"title": "Pauze", "minutes": 10, "may_be_left_out": True, "is_break": True},
    {"title": "Terugkijken", "minutes": 20, "shortest_minutes": 15},
)


def make_document(name: str = "blad.txt", content: bytes = b"een blad", **kwargs: Any) -> CommunityDocument:
    document = CommunityDocument(title=name, file_size=len(content), **kwargs)
    document.file.save(name, ContentFile(content))
    return document


class WorkshopFactory(factory.Factory):
    """A published workshop of 90 minutes under the list. `parts` and `materials` are dicts; `live=False` makes a bare draft."""

    class Meta:
        model = WorkshopPage

    title = factory.Sequence(lambda n: f"Workshop {n}")
    summary = "In anderhalf uur herschrijf je een vacature."
    aim = "<p>Je schrijft voor wie het vak nog niet kent.</p>"
    audience = "Adviseurs werving"
    group_min = 6
    group_max = 16
    parts = PARTS
    live = True

    @classmethod
    @in_one_transaction()
    def _create(cls, model_class: type[WorkshopPage], *args: Any, **kwargs: Any) -> WorkshopPage:
        children = {name: kwargs.pop(name, []) for name in ("parts", "materials", "themes", "target_groups", "phases")}
        authors, regions, live = kwargs.pop("authors", []), kwargs.pop("regions", []), kwargs.pop("live")
        workshop = model_class(**kwargs, live=False, owner=authors[0] if authors else None)
        workshop.themes, workshop.target_groups = children["themes"], children["target_groups"]
        workshop.phases = children["phases"]
        workshop.parts = [WorkshopPart(**{"sort_order": place, **part}) for place, part in enumerate(children["parts"])]
        workshop.materials = [
            WorkshopMaterial(**{"sort_order": place, **material})
            for place, material in enumerate(children["materials"])
        ]
        workshop.page_regions = [PageRegion(region=region) for region in regions]
        workshop.page_authors = [PageAuthor(member=author, name=author.display_name) for author in authors]
        WorkshopIndexPage.objects.get().add_child(instance=workshop)
        revision = workshop.save_revision(user=workshop.owner, clean=False)
        if live:
            revision.publish(skip_permission_checks=True)
        return WorkshopPage.objects.get(pk=workshop.pk)
