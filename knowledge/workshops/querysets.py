"""Reads on workshops."""

from typing import Self

from wagtail.models import PageManager

from cop.core.querysets import BasePageQuerySet

LONG_TEXTS = ("aim", "preparation", "invitation")


class WorkshopPageQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def for_cards(self) -> Self:
        """What a card shows, in two queries more whatever their number, and without the long texts."""
        return self.prefetch_related("themes", "target_groups").defer(*LONG_TEXTS)


WorkshopPageManager = PageManager.from_queryset(WorkshopPageQuerySet)
