"""Reads on lessons."""

from typing import Self

from django.db.models import Prefetch
from django.db.models.functions import Left
from wagtail.models import PageManager

from cop.core.querysets import BasePageQuerySet
from cop.regions.models import PageRegion

LONGEST_LINE = 200  # characters of a vacancy text that a card reads, to find its first line in
LONG_TEXTS = ("situation", "approach", "result", "did_not_work", "conditions", "would_do_differently", "tip")


class LessonPageQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def for_cards(self) -> Self:
        """What a card shows, in two queries more whatever their number, and without the long texts.

        Of a vacancy text before and after it shows the first line of both.
        """
        return (
            self.select_related("organisation")
            .prefetch_related(
                "themes",
                Prefetch("page_regions", PageRegion.objects.select_related("region").order_by("region__name")),
            )
            .annotate(
                makeover_from_start=Left("makeover_from", LONGEST_LINE),
                makeover_to_start=Left("makeover_to", LONGEST_LINE),
            )
            .defer(*LONG_TEXTS, "makeover_from", "makeover_to")
        )

    def with_makeover(self) -> Self:
        """Lessons with a vacancy text before and after, whatever their kind. What is published has both or none."""
        return self.exclude(makeover_from="")


LessonPageManager = PageManager.from_queryset(LessonPageQuerySet)
