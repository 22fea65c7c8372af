"""What Wagtail and the vocabularies tell us."""

from typing import Any
from uuid import uuid4

from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from cop.core.models import CommunityDocument, LearningForm, Phase, TargetGroup, Theme
from cop.regions.models import Region
from knowledge.workshops.models import WorkshopIndexPage, WorkshopPage
from knowledge.workshops.relabelling import RELABELLING

LABELS = (Theme, TargetGroup, LearningForm, Phase, Region, CommunityDocument)


def connect() -> None:
    RELABELLING.connect()
    page_published.connect(keep_counted, sender=WorkshopPage, dispatch_uid="workshops.counted")
    for page_class in (WorkshopPage, WorkshopIndexPage):
        uid = f"workshops.published.{page_class.__name__}"
        page_published.connect(renew_listing, sender=page_class, dispatch_uid=uid)
    page_unpublished.connect(renew_listing, sender=WorkshopPage, dispatch_uid="workshops.unpublished")
    post_delete.connect(renew_listing, sender=WorkshopPage, dispatch_uid="workshops.deleted")
    for label in LABELS:
        for signal, name in ((post_save, "saved"), (post_delete, "gone")):
            signal.connect(renew_listing, sender=label, dispatch_uid=f"workshops.{label.__name__}.{name}")


def keep_counted(sender: Any, instance: WorkshopPage, **kwargs: Any) -> None:
    """The columns follow the programme that was published, and its dates."""
    dates = {"listed_at": instance.first_published_at or timezone.now(), "changed_at": instance.last_published_at}
    WorkshopPage.objects.filter(pk=instance.pk).update(**instance.counted(), **dates)


def renew_listing(**kwargs: Any) -> None:
    """What was kept of the list is not used any more."""
    WorkshopIndexPage.objects.update(generation=uuid4())
