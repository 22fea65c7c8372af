"""Reads on challenges. "Now" is given, so that one page speaks of one moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Self

from django.db.models import Case, CharField, IntegerField, Max, Prefetch, Q, Value, When
from wagtail.models import PageManager

from cop.core.querysets import BasePageQuerySet
from cop.regions.models import PageRegion
from events.challenges.phases import TURNS, Phase, phase_case

LONG_TEXTS = ("background", "offers", "results", "outcome_done", "outcome_result")
#: Running out first what one can still do something with.
IN_ORDER = (Phase.OPEN, Phase.ANNOUNCED, Phase.SELECTION, Phase.RUNNING, Phase.FINISHED, Phase.WITHDRAWN)
FOR_STUDENTS, FOR_MEMBERS = "studenten", "leden"


class ChallengePageQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def with_phase(self, now: datetime) -> Self:
        """Each with `phase_now`, `phase_place` (the order of an overview) and `open_for`."""
        places = [When(phase_now=phase.value, then=Value(place)) for place, phase in enumerate(IN_ORDER)]
        students = Case(
            When(open_to_students=True, then=Value(FOR_STUDENTS)), default=Value(FOR_MEMBERS), output_field=CharField()
        )
        return self.annotate(phase_now=phase_case(now), open_for=students).annotate(
            phase_place=Case(*places, output_field=IntegerField())
        )

    def in_phase(self, now: datetime, *phases: Phase) -> Self:
        return self.with_phase(now).filter(phase_now__in=[phase.value for phase in phases])

    def by_phase(self, now: datetime) -> Self:
        """What is open in front, the nearest deadline first."""
        return self.with_phase(now).order_by("phase_place", "deadline", "pk")

    def in_regions(self, regions: Iterable[Any]) -> Self:
        """By identity, so that a challenge in two of them is one row. `regions` are regions or their keys."""
        within = self.model.objects.filter(page_regions__region__in=[*regions])
        return self.filter(pk__in=within.order_by().values("pk"))

    def last_turn(self, now: datetime) -> datetime | None:
        """The last moment until now at which any of them went to another phase by its dates; None for never.

        While this is the same, so are all phases, as far as no row was written.
        """
        latest = self.aggregate(**{f"last_{name}": Max(name, filter=Q(**{f"{name}__lte": now})) for name in TURNS})
        moments = [moment for moment in latest.values() if moment is not None]
        return max(moments, default=None)

    def narrowed(self, chosen: Mapping[str, tuple[str, ...]]) -> Self:
        """As of every list; phase and for whom it is are worked out, and no columns."""
        columns = {lookup: slugs for lookup, slugs in chosen.items() if lookup not in {"phase_now", "open_for"}}
        worked_out = {f"{lookup}__in": slugs for lookup, slugs in chosen.items() if lookup not in columns}
        return super().narrowed(columns).filter(**worked_out)

    def for_cards(self) -> Self:
        """What a card shows, in a constant number of queries more, and without the long texts."""
        places = Prefetch("page_regions", PageRegion.objects.select_related("region"))
        return self.prefetch_related("themes", places).defer(*LONG_TEXTS)


ChallengePageManager = PageManager.from_queryset(ChallengePageQuerySet)
