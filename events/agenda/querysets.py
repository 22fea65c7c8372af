"""Reads on events. Moments are aware; "now" is given, so that one page speaks of one moment."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.db.models import Prefetch
from wagtail.models import PageManager

from cop.core.querysets import BasePageQuerySet
from cop.regions.models import PageRegion
from events.agenda.periods import span_of

LONG_TEXTS = ("body", "accessibility")


class EventPageQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def upcoming(self, now: datetime) -> Self:
        """What did not end yet, the first to begin in front."""
        return self.filter(ends_at__gte=now).order_by("starts_at", "pk")

    def past(self, now: datetime) -> Self:
        """What has ended, the latest in front."""
        return self.filter(ends_at__lt=now).order_by("-starts_at", "-pk")

    def between(self, start: datetime, end: datetime) -> Self:
        """What goes on at any moment from `start` until `end`, the end itself not included."""
        return self.filter(starts_at__lt=end, ends_at__gt=start).order_by("starts_at", "pk")

    def on_day(self, day: date) -> Self:
        """What goes on at any moment of that day on the clock here, also what began or ends on another one."""
        return self.between(*span_of(day))

    def in_regions(self, regions: Iterable[Any]) -> Self:
        """By identity, so that an event in two of them is one row. `regions` are regions or their keys."""
        return self.filter(
            pk__in=self.model.objects.filter(page_regions__region__in=[*regions]).order_by().values("pk")
        )

    def not_cancelled(self) -> Self:
        return self.filter(cancelled_at__isnull=True)

    def for_cards(self) -> Self:
        """What a card shows, in a constant number of queries more, and without the long texts."""
        places = Prefetch("page_regions", PageRegion.objects.select_related("region"))
        return self.prefetch_related("themes", places).defer(*LONG_TEXTS)


EventPageManager = PageManager.from_queryset(EventPageQuerySet)
