"""Pages are found by the names of their labels, so the index follows when one is renamed or goes."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from cop.search.signals import pages_changed

_READ = ("name", "slug", "synonyms")
#: {label: [(page model, path to it from a page)]}
_paths: dict[type[models.Model], list[tuple[Any, str]]] = {}


def follow_labels(page_class: Any, paths: Mapping[type[models.Model], str]) -> None:
    """`paths` is {label: the path to it from a page}. Rooms call this in `AppConfig.ready`."""
    for label, path in paths.items():
        of_label = _paths.setdefault(label, [])
        if (page_class, path) not in of_label:
            of_label.append((page_class, path))
        name = label._meta.label
        pre_save.connect(remember, sender=label, dispatch_uid=f"search.relabelling.{name}.before")
        post_save.connect(renamed, sender=label, dispatch_uid=f"search.relabelling.{name}.after")
        pre_delete.connect(goes, sender=label, dispatch_uid=f"search.relabelling.{name}.goes")
        post_delete.connect(gone, sender=label, dispatch_uid=f"search.relabelling.{name}.gone")


def remember(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Reads what the label was called; a change of its order or description moves no page."""
    read = [field.name for field in sender._meta.fields if field.name in _READ]
    was = sender._default_manager.filter(pk=instance.pk).values(*read).first()
    instance.was_renamed = was is not None and was != {name: getattr(instance, name) for name in read}


def renamed(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if instance.was_renamed:
        pages_changed.send(sender=sender, keys=_pages_with(sender, instance))


def goes(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    instance.was_on = _pages_with(sender, instance)


def gone(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    pages_changed.send(sender=sender, keys=instance.was_on)


def _pages_with(label: type[models.Model], instance: Any) -> list[int]:
    return [
        key
        for page_class, path in _paths.get(label, ())
        for key in page_class.objects.filter(**{path: instance}).values_list("pk", flat=True)
    ]
