"""Pages are found by the names of their labels, so the index follows when one is renamed or goes."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from cop.search.signals import pages_changed

_READ = ("name", "slug", "synonyms")


class Relabelling:
    """Of one page type. `paths` is {label: the path to it from a page}."""

    def __init__(self, pages: type[models.Model], paths: Mapping[type[models.Model], str]) -> None:
        self.pages = pages
        self.paths = paths
        self.kept = f"_{pages._meta.label_lower}_on"

    def connect(self) -> None:
        steps = (
            (pre_save, self.remember),
            (post_save, self.renamed),
            (pre_delete, self.goes),
            (post_delete, self.gone),
        )
        for label in self.paths:
            for signal, step in steps:
                uid = f"{self.pages._meta.label}.relabelling.{label._meta.label}.{step.__name__}"
                # Nothing else holds this object's methods.
                signal.connect(step, sender=label, weak=False, dispatch_uid=uid)

    def remember(self, sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
        """Reads what the label was called; a change of its order or description moves no page."""
        read = [field.name for field in sender._meta.fields if field.name in _READ]
        was = sender._default_manager.filter(pk=instance.pk).values(*read).first()
        instance.was_renamed = was is not None and was != {name: getattr(instance, name) for name in read}

    def renamed(self, sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
        if instance.was_renamed:
            pages_changed.send(sender=sender, keys=self.pages_with(sender, instance))

    def goes(self, sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
        setattr(instance, self.kept, self.pages_with(sender, instance))

    def gone(self, sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
        pages_changed.send(sender=sender, keys=getattr(instance, self.kept))

    def pages_with(self, label: type[models.Model], instance: Any) -> list[int]:
        rows = self.pages._default_manager.filter(**{self.paths[label]: instance})
        return list(rows.values_list("pk", flat=True))
