"""What Wagtail tells of reports: whatever made one live or took it down, its lesson is counted anew."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from wagtail.signals import page_unpublished, published, unpublished

from cop.publishing.services.locking import lock_page
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication
from knowledge.replications.services import recount_evidence


def connect() -> None:
    for signal, name in ((published, "published"), (unpublished, "unpublished"), (post_delete, "deleted")):
        signal.connect(recount, sender=Replication, dispatch_uid=f"replications.{name}")
    page_unpublished.connect(recount_lesson, sender=LessonPage, dispatch_uid="replications.lesson_unpublished")
    pre_delete.connect(lock_first, sender=Replication, dispatch_uid="replications.delete")


def lock_first(instance: Replication, **kwargs: Any) -> None:
    """Deleting runs in a transaction of its own, in which the lesson is locked before the report."""
    lock_page(instance.lesson_id)


def recount_lesson(instance: LessonPage, **kwargs: Any) -> None:
    """Wagtail wrote the whole row as it had read it before; a report may have been counted in between."""
    recount_evidence(lesson_id=instance.pk)


def recount(instance: Replication, **kwargs: Any) -> None:
    recount_evidence(lesson_id=instance.lesson_id)
