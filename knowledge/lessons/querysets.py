"""Reads on lessons."""

from collections.abc import Mapping
from typing import Any, Self

from django.db import connection
from django.db.models import Prefetch
from wagtail.models import PageManager
from wagtail.search.utils import parse_query_string

from cop.core.querysets import BasePageQuerySet
from cop.regions.models import PageRegion

LONG_TEXTS = ("situation", "approach", "result", "did_not_work", "conditions", "would_do_differently", "tip")
MOST_FOUND = 1_000  # lessons that a search narrows the list to: nobody reads on after those


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

    def found(self, words: str, *, with_members_only: bool) -> list[int]:
        """Keys of at most `MOST_FOUND` published lessons with these words, best first where the database ranks."""
        _filters, query = parse_query_string(words, operator="and")
        searched = self.model.objects.filter(live=True)
        if not with_members_only:
            searched = searched.filter(members_only=False)
        # SQLite ranks in time quadratic in the number of hits; its order is that of the list.
        results: Any = searched.search(query, order_by_relevance=_ranks())
        return list(results[:MOST_FOUND].get_queryset().values_list("pk", flat=True))


def _ranks() -> bool:
    return connection.vendor == "postgresql"


LessonPageManager = PageManager.from_queryset(LessonPageQuerySet)
