"""What was kept of a list is not used any more once a page or a label changes."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished


def renew_with(
    renew: Callable[..., None],
    *,
    name: str,
    pages: type[models.Model],
    index: type[models.Model],
    labels: Iterable[type[models.Model]],
) -> None:
    """Calls `renew` with every change of one of the `pages`, of their list, or of a label. `name` is that of the room."""
    for page_class in (pages, index):
        page_published.connect(renew, sender=page_class, dispatch_uid=f"{name}.published.{page_class.__name__}")
    page_unpublished.connect(renew, sender=pages, dispatch_uid=f"{name}.unpublished")
    post_delete.connect(renew, sender=pages, dispatch_uid=f"{name}.deleted")
    signals: tuple[tuple[Any, str], ...] = ((post_save, "saved"), (post_delete, "gone"))
    for label in labels:
        for signal, word in signals:
            signal.connect(renew, sender=label, dispatch_uid=f"{name}.{label.__name__}.{word}")
