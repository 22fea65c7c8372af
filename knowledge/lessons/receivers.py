"""What Wagtail and the vocabularies tell us."""

from typing import Any
from uuid import uuid4

from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from cop.core.models import CommunityDocument, Phase, TargetGroup, Theme, Trend
from cop.regions.models import Organisation, Region
from knowledge.lessons import relabelling
from knowledge.lessons.models import LessonIndexPage, LessonPage

LABELS = (Theme, Trend, TargetGroup, Phase, Region, Organisation, CommunityDocument)


def connect() -> None:
    relabelling.connect()
    page_published.connect(keep_listing_dates, sender=LessonPage, dispatch_uid="lessons.listing_dates")
    for page_class in (LessonPage, LessonIndexPage):
        page_published.connect(
            renew_listing, sender=page_class, dispatch_uid=f"lessons.published.{page_class.__name__}"
        )
    page_unpublished.connect(renew_listing, sender=LessonPage, dispatch_uid="lessons.unpublished")
    post_delete.connect(renew_listing, sender=LessonPage, dispatch_uid="lessons.deleted")
    for label in LABELS:
        for signal, name in ((post_save, "saved"), (post_delete, "gone")):
            signal.connect(renew_listing, sender=label, dispatch_uid=f"lessons.{label.__name__}.{name}")


def keep_listing_dates(sender: Any, instance: LessonPage, **kwargs: Any) -> None:
    """An older version that is published again brings old dates along; the columns follow the page."""
    dates = {"listed_at": instance.first_published_at or timezone.now(), "changed_at": instance.last_published_at}
    LessonPage.objects.filter(pk=instance.pk).update(**dates)


def renew_listing(**kwargs: Any) -> None:
    """What was kept of the list is not used any more."""
    LessonIndexPage.objects.update(generation=uuid4())
