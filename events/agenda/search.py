"""How events are found: what a hit shows, and the labels that are suggested."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop.core.moment_words import span_in_words
from cop.search.registry import SearchType
from events.agenda.models import EventPage
from events.agenda.querysets import LONG_TEXTS


def rows_of_events(events: Any) -> Any:
    """Without the long texts; what stands on the line under a hit is on the row."""
    return events.defer(*LONG_TEXTS)


def line_of_event(event: EventPage) -> list[str]:
    when = span_in_words(event.starts_at, event.ends_at) if event.starts_at and event.ends_at else ""
    line = [when, str(event.get_kind_display()), event.place_name]
    line.append(gettext("Cancelled") if event.is_cancelled else "")
    line.append(gettext("For members") if event.members_only else "")
    return [part for part in line if part]


EVENTS = SearchType(
    model="agenda.EventPage",
    slug="bijeenkomst",
    name=_("event"),
    plural=_("events"),
    text=lambda event: event.found_text(),
    rows=rows_of_events,
    meta=line_of_event,
    labels={"thema": "themes__slug", "regio": "page_regions__region__slug"},
)
