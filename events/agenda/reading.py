"""What the page of one event shows, in a constant number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cop.core.kept_pages import audience_of, kept_of
from cop.regions.models import Region
from events.agenda.models import EventPage

MOST_REGIONAL = 30


@dataclass
class Reading:
    """An event as one reader sees it. Each part is asked of the database when it is used, once."""

    event: EventPage
    user: Any

    @cached_property
    def kept(self) -> dict[str, list[Any]]:
        """What is the same for every reader of what was published."""
        return kept_of(self.event, "reading", self._asked)

    def _asked(self) -> dict[str, list[Any]]:
        event = self.event
        places = event.page_regions.select_related("region") if event.pk else []
        return {
            "themes": list(event.themes.all()),
            "target_groups": list(event.target_groups.all()),
            "regions": [place.region for place in places],
            "chosen": [row.related_id for row in event.related_pages.all()],
        }

    @property
    def themes(self) -> list[Any]:
        return self.kept["themes"]

    @property
    def target_groups(self) -> list[Any]:
        return self.kept["target_groups"]

    @property
    def regions(self) -> list[Region]:
        return self.kept["regions"]

    @cached_property
    def national(self) -> EventPage | None:
        """The event that this one is part of, as far as this person may read it."""
        national = self.event.national_event
        return national if national and national.live and national.may_be_read_by(self.user) else None

    @cached_property
    def regional(self) -> list[EventPage]:
        """What is part of this event, the first to begin in front."""
        parts = EventPage.objects.visible_to(self.user).filter(national_event=self.event.pk)
        cards = parts.for_cards().order_by("starts_at", "pk")[:MOST_REGIONAL]
        return kept_of(self.event, f"regional-{audience_of(self.user)}", lambda: list(cards))

    @cached_property
    def related(self) -> list[Page]:
        """What its organiser or an editor chose, as far as this person may read it."""
        chosen = self.kept["chosen"]
        found = Page.objects.filter(pk__in=chosen, live=True).specific() if chosen else []
        readable = {page.pk: page for page in found if page.may_be_read_by(self.user)}
        return [readable[key] for key in chosen if key in readable]

    @cached_property
    def others_in_series(self) -> list[EventPage]:
        """The next dates of its series."""
        if self.event.series_id is None:
            return []
        others = EventPage.objects.visible_to(self.user).filter(series=self.event.series_id)
        coming = others.upcoming(timezone.now()).not_cancelled().exclude(pk=self.event.pk)
        return list(coming.defer("body", "accessibility")[:3])
