"""What others tell this room: organisations that become one, and workshops that Wagtail writes whole."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished

from cop.regions.merging import register_moving
from cop.regions.models import Organisation
from cop.regions.signals import organisations_merged, organisations_merging
from knowledge.given.models import WorkshopRun
from knowledge.given.services import recount_runs
from knowledge.workshops.models import WorkshopPage


def connect() -> None:
    register_moving("runs", _("times that a workshop was given"), lambda gone: gone.workshop_runs.count())
    organisations_merging.connect(workshops_to_lock, dispatch_uid="given.merging")
    organisations_merged.connect(move_runs, dispatch_uid="given.merged")
    page_published.connect(recount, sender=WorkshopPage, dispatch_uid="given.published")
    page_unpublished.connect(recount, sender=WorkshopPage, dispatch_uid="given.unpublished")


def workshops_to_lock(gone: Organisation, **kwargs: Any) -> set[int]:
    return set(WorkshopRun.objects.filter(organisation=gone).values_list("workshop_id", flat=True))


def move_runs(keep: Organisation, gone: Organisation, **kwargs: Any) -> None:
    """Every run stays: it is one of a person and a day, not of an organisation. Names that were kept are renewed."""
    workshops = workshops_to_lock(gone)
    WorkshopRun.objects.filter(organisation=gone).update(organisation=keep)
    for pk in sorted(workshops):
        recount_runs(workshop_id=pk)


def recount(instance: WorkshopPage, **kwargs: Any) -> None:
    """Wagtail wrote the whole row as it had read it before; somebody may have told of a run in between."""
    if WorkshopRun.objects.filter(workshop_id=instance.pk).exists():
        recount_runs(workshop_id=instance.pk)
