"""Reads on lessons."""

from collections.abc import Mapping
from typing import Self

from django.db.models import Prefetch
from wagtail.models import PageManager

from cop.core.querysets import BasePageQuerySet
from cop.regions.models import PageRegion

LONG_TEXTS = ("situation", "approach", "result", "did_not_work", "conditions", "would_do_differently", "tip")


class LessonPageQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def for_cards(self) -> Self:
        """What a card shows, in two queries more whatever their number, and without the long texts."""
        return (
            self.select_related("organisation")
            .prefetch_related(
                "themes",
                Prefetch("page_regions", PageRegion.objects.select_related("region").order_by("region__name")),
            )
            .defer(*LONG_TEXTS)
        )

    def narrowed(self, chosen: Mapping[str, tuple[str, ...]]) -> Self:
        """`chosen` is {path to a slug: slugs}: any value within one path, all paths together."""
        narrowed = self
        for lookup, slugs in chosen.items():
            # By identity, so that a lesson with two chosen themes is one row.
            narrowed = narrowed.filter(pk__in=self.model.objects.filter(**{f"{lookup}__in": slugs}).values("pk"))
        return narrowed


LessonPageManager = PageManager.from_queryset(LessonPageQuerySet)
