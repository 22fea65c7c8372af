"""The list of events with its facets and counts: what is coming, or what has been."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar, Self

from django.db.models import F
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.facets import Chip
from cop.core.kept_lists import KeptList
from cop.core.list_queries import LabelFacet, ListFilter
from cop.core.models import TargetGroup, Theme
from cop.regions.models import Region
from cop.search.finding import found_keys
from events.agenda.models import EventKind, EventPage
from events.agenda.periods import Month, day_of, week_of, weekend_of
from events.agenda.querysets import EventPageQuerySet
from events.agenda.search import EVENTS

PAST = "voorbij"
#: {value in the address: its name}; without one it is everything that is coming.
WHEN: dict[str, str | Promise] = {
    "": _("All coming"),
    "weekend": _("This weekend"),
    "week": _("This week"),
    "maand": _("This month"),
    PAST: _("Past"),
}
MINUTES = 5  # the list knows what time it is to so many minutes, so that what is kept of it is of use


@dataclass(frozen=True)
class WhenLink:
    name: str | Promise
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class EventFilter(ListFilter):
    """With the period that is asked for: one of `WHEN`, or a day such as "2026-11-24", that has been or will be."""

    FACETS: ClassVar = (
        LabelFacet("soort", _("Kind"), "kind", choices=EventKind),
        LabelFacet("thema", _("Theme"), "themes__slug", Theme),
        LabelFacet("doelgroep", _("Target group"), "target_groups__slug", TargetGroup),
        LabelFacet("regio", _("Region"), "page_regions__region__slug", Region),
    )
    SORTS: ClassVar = {"datum": (_("By date"), F("starts_at").asc()), "nieuw": (_("Added last"), F("listed_at").desc())}
    DEFAULT_SORT: ClassVar[str] = "datum"

    sort: str = "datum"
    when: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        when = query.get("wanneer", "")
        return replace(super().from_query(query), when=when if when in WHEN or day_of(when) else "")

    @property
    def order(self) -> Any:
        """What has been stands with the latest in front."""
        return F("starts_at").desc() if self.is_past and self.sort == "datum" else super().order

    @property
    def day(self) -> date | None:
        return day_of(self.when)

    @property
    def is_past(self) -> bool:
        return self.when == PAST

    @property
    def is_narrowed(self) -> bool:
        return super().is_narrowed or self.when not in {"", PAST}

    def query(self, *, page: int | None = None, without: tuple[str, str] | None = None) -> str:
        rest = super().query(page=page, without=without).removeprefix("?")
        return "?" + "&".join(filter(None, [f"wanneer={self.when}" if self.when else "", rest]))


class EventListing(KeptList):
    """Every event is of one kind, so the counts of those add up to all."""

    KEPT_AS = "agenda"
    COUNTED_BY = "soort"
    asked: EventFilter

    @cached_property
    def moment(self) -> datetime:
        """Now, on a round number of minutes."""
        now = timezone.now()
        return now - timedelta(minutes=now.minute % MINUTES, seconds=now.second, microseconds=now.microsecond)

    @property
    def part(self) -> str:
        """A day is the same whatever time it is."""
        return self.asked.when if self.asked.day else f"{self.asked.when}:{self.moment:%Y%m%d%H%M}"

    def visible(self) -> EventPageQuerySet:
        events: EventPageQuerySet = EventPage.objects.visible_to(self.user)
        if self.asked.day:
            return events.on_day(self.asked.day)
        if self.asked.is_past:
            return events.past(self.moment)
        coming = events.upcoming(self.moment)
        today = timezone.localtime(self.moment).date()
        spans = {"weekend": weekend_of, "week": week_of, "maand": lambda day: Month.of(day).span()}
        span = spans.get(self.asked.when)
        return coming.between(*span(today)) if span else coming

    def keys_with_words(self) -> list[int]:
        return found_keys(user=self.user, words=self.asked.words, kind=EVENTS.slug)

    @property
    def chips_of_facets(self) -> list[Chip]:
        """Without the day, which is not chosen among the facets."""
        return super().chips

    @property
    def chips(self) -> list[Chip]:
        """A day is taken away like any other choice."""
        day = self.asked.day
        name = date_format(day, "D j F Y") if day else ""
        chosen = [Chip(_("Day"), name, replace(self.asked, when="", page=1).query())] if day else []
        return [*chosen, *self.chips_of_facets]

    @property
    def when_links(self) -> list[WhenLink]:
        """The periods to choose from, with everything else that was chosen."""
        return [
            WhenLink(name, replace(self.asked, when=when, page=1).query(), when == self.asked.when)
            for when, name in WHEN.items()
        ]
