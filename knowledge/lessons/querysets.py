"""Reads on lessons."""

from typing import Self

from wagtail.models import PageManager

from cop.core.querysets import BasePageQuerySet


class LessonPageQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def for_cards(self) -> Self:
        """What a card shows, in a constant number of queries and without the long texts."""
        return self.select_related("organisation").prefetch_related(
            "themes", "page_regions__region", "page_authors__member__organisation"
        ).defer(
            "situation", "approach", "result", "did_not_work", "conditions", "would_do_differently", "tip"
        )


LessonPageManager = PageManager.from_queryset(LessonPageQuerySet)
