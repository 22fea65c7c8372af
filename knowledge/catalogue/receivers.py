"""What Wagtail and the vocabularies tell us."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone
from wagtail.signals import page_published

from cop.core.list_renewal import renew_with
from cop.core.models import LearningForm, TargetGroup, Theme
from cop.regions.models import Region
from cop.search.relabelling import follow_labels
from knowledge.catalogue.links import link_key
from knowledge.catalogue.models import CatalogueIndexPage, LinkState, ResourcePage

#: {label: the path to it from an entry}
LABELS: dict[type[models.Model], str] = {
    Theme: "themes",
    TargetGroup: "target_groups",
    LearningForm: "learning_forms",
    Region: "page_regions__region",
}
UNCHECKED: dict[str, Any] = {
    "link_state": LinkState.UNKNOWN,
    "link_checked_at": None,
    "link_status": None,
    "link_note": "",
    "link_failed_on": None,
}


def connect() -> None:
    follow_labels(ResourcePage, LABELS)
    page_published.connect(keep_columns, sender=ResourcePage, dispatch_uid="catalogue.columns")
    renew_with(renew_catalogue, name="catalogue", pages=ResourcePage, index=CatalogueIndexPage, labels=LABELS)


def keep_columns(sender: Any, instance: ResourcePage, **kwargs: Any) -> None:
    """The columns that the list filters and sorts by follow what is published. Of a new address nothing is known."""
    columns: dict[str, Any] = {
        "listed_at": instance.first_published_at or timezone.now(),
        "changed_at": instance.last_published_at,
        "duration_minutes": instance.minutes(),
        "price": instance.price_of_cost(),
    }
    key = link_key(instance.link)
    if key != instance.link_key:
        columns |= {"link_key": key, **UNCHECKED}
    ResourcePage.objects.filter(pk=instance.pk).update(**columns)


def renew_catalogue(**kwargs: Any) -> None:
    """What was kept of the list is not used any more."""
    CatalogueIndexPage.objects.update(generation=uuid4())
