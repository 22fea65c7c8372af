"""Lessons are found by the names of their labels, so the index follows when one is renamed or goes."""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from cop.core.models import Phase, TargetGroup, Theme, Trend
from cop.regions.models import Organisation, Region
from cop.search.signals import pages_changed
from knowledge.lessons.models import LessonPage

#: {label: the path to it from a lesson}
PATHS: dict[type[models.Model], str] = {
    Theme: "themes",
    Trend: "trends",
    TargetGroup: "target_groups",
    Phase: "phases",
    Region: "page_regions__region",
    Organisation: "organisation",
}
_READ = ("name", "slug", "synonyms")


def connect() -> None:
    for label in PATHS:
        name = label._meta.label
        pre_save.connect(remember, sender=label, dispatch_uid=f"lessons.relabelling.{name}.before")
        post_save.connect(renamed, sender=label, dispatch_uid=f"lessons.relabelling.{name}.after")
        pre_delete.connect(goes, sender=label, dispatch_uid=f"lessons.relabelling.{name}.goes")
        post_delete.connect(gone, sender=label, dispatch_uid=f"lessons.relabelling.{name}.gone")


def remember(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Reads what the label was called; a change of its order or description moves no lesson."""
    read = [field.name for field in sender._meta.fields if field.name in _READ]
    was = sender._default_manager.filter(pk=instance.pk).values(*read).first()
    instance.was_renamed = was is not None and was != {name: getattr(instance, name) for name in read}


def renamed(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if instance.was_renamed:
        pages_changed.send(sender=sender, keys=_lessons_with(sender, instance))


def goes(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    instance.was_on = _lessons_with(sender, instance)


def gone(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    pages_changed.send(sender=sender, keys=instance.was_on)


def _lessons_with(label: type[models.Model], instance: Any) -> list[int]:
    return list(LessonPage.objects.filter(**{PATHS[label]: instance}).values_list("pk", flat=True))
