"""Reads on the catalogue."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Min, OuterRef, Prefetch, Subquery
from django.utils import timezone
from wagtail.models import PageManager

from cop.core.querysets import BasePageQuerySet
from cop.regions.models import PageRegion


def coming_dates() -> Any:
    """Start dates from today on, the first one first."""
    return apps.get_model("catalogue.StartDate").objects.filter(first_day__gte=timezone.localdate())


class ResourcePageQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def with_next_start(self) -> Self:
        """`next_start`: the first day from today on; None without one."""
        first = coming_dates().filter(page=OuterRef("pk")).order_by().values("page").annotate(day=Min("first_day"))
        return self.annotate(next_start=Subquery(first.values("day")))

    def for_cards(self) -> Self:
        """What a card shows, in four queries more whatever their number, and without the long text."""
        places = PageRegion.objects.select_related("region").order_by("region__name")
        return (
            self.with_next_start()
            .prefetch_related("themes", "learning_forms", Prefetch("page_regions", places))
            .defer("description")
        )


ResourcePageManager = PageManager.from_queryset(ResourcePageQuerySet)
