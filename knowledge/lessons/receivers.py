"""What Wagtail and the vocabularies tell us."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone
from wagtail.signals import page_published

from cop.core.list_renewal import renew_with
from cop.core.models import CommunityDocument, Phase, TargetGroup, Theme, Trend
from cop.regions.models import Organisation, Region
from cop.search.relabelling import follow_labels
from knowledge.lessons.models import LessonIndexPage, LessonPage

#: {label: the path to it from a lesson}
LABELS: dict[type[models.Model], str] = {
    Theme: "themes",
    Trend: "trends",
    TargetGroup: "target_groups",
    Phase: "phases",
    Region: "page_regions__region",
    Organisation: "organisation",
}


def connect() -> None:
    follow_labels(LessonPage, LABELS)
    page_published.connect(keep_listing_dates, sender=LessonPage, dispatch_uid="lessons.listing_dates")
    renew_with(
        renew_listing,
        name="lessons",
        pages=LessonPage,
        index=LessonIndexPage,
        labels=(*LABELS, CommunityDocument),
    )


def keep_listing_dates(sender: Any, instance: LessonPage, **kwargs: Any) -> None:
    """An older version that is published again brings old dates along; the columns follow the page."""
    dates = {"listed_at": instance.first_published_at or timezone.now(), "changed_at": instance.last_published_at}
    LessonPage.objects.filter(pk=instance.pk).update(**dates)


def renew_listing(**kwargs: Any) -> None:
    """What was kept of the list is not used any more."""
    LessonIndexPage.objects.update(generation=uuid4())
