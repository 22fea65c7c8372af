"""What Wagtail tells us of a lesson."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published

from knowledge.lessons.models import LessonPage


def connect() -> None:
    page_published.connect(keep_listing_dates, sender=LessonPage, dispatch_uid="lessons.listing_dates")


def keep_listing_dates(sender: Any, instance: LessonPage, **kwargs: Any) -> None:
    """An older version that is published again brings old dates along; the columns follow the page."""
    dates = {"listed_at": instance.first_published_at or timezone.now(), "changed_at": instance.last_published_at}
    LessonPage.objects.filter(pk=instance.pk).update(**dates)
