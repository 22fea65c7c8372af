"""What Wagtail and the vocabularies tell us."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone
from wagtail.signals import page_published

from cop.core.list_renewal import renew_with
from cop.core.models import CommunityDocument, LearningForm, Phase, TargetGroup, Theme
from cop.regions.models import Region
from cop.search.relabelling import follow_labels
from knowledge.workshops.models import WorkshopIndexPage, WorkshopPage

#: {label: the path to it from a workshop}
LABELS: dict[type[models.Model], str] = {
    Theme: "themes",
    TargetGroup: "target_groups",
    LearningForm: "learning_forms",
    Phase: "phases",
    Region: "page_regions__region",
}


def connect() -> None:
    follow_labels(WorkshopPage, LABELS)
    page_published.connect(keep_counted, sender=WorkshopPage, dispatch_uid="workshops.counted")
    labels = (*LABELS, CommunityDocument)
    renew_with(renew_listing, name="workshops", pages=WorkshopPage, index=WorkshopIndexPage, labels=labels)


def keep_counted(sender: Any, instance: WorkshopPage, **kwargs: Any) -> None:
    """The columns follow the programme that was published, and its dates."""
    dates = {"listed_at": instance.first_published_at or timezone.now(), "changed_at": instance.last_published_at}
    WorkshopPage.objects.filter(pk=instance.pk).update(**instance.counted(), **dates)


def renew_listing(**kwargs: Any) -> None:
    """What was kept of the list is not used any more."""
    WorkshopIndexPage.objects.update(generation=uuid4())
