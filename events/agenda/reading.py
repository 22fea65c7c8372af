"""What the page of one event shows, in a constant number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.labels_shown import LabelGroup, Shown, label_groups
from cop.core.permissions import is_admitted
from cop.core.readable_pages import readable_pages
from cop.regions.models import Region
from events.agenda.models import EventIndexPage, EventPage

MOST_REGIONAL = 30
#: (field, title, the list's parameter) of the labels, as they are shown.
LABELS: tuple[Shown, ...] = (("themes", _("Theme"), "thema"), ("target_groups", _("Target group"), "doelgroep"))


def kept_as(event: EventPage, user: Any, *, is_preview: bool) -> str:
    """Under what the parts are kept that all readers of one audience see alike: the published version, the agenda's
    generation, and whether it has been. A preview is kept under a name that is used once.
    """
    if is_preview or not event.pk:
        return f"preview-{uuid4()}"
    generation = getattr(event, "generation", None) or EventIndexPage.objects.values_list("generation").get()[0]
    audience = "members" if is_admitted(user) else "visitors"
    return f"{event.pk}-{event.live_revision_id}-{generation}-{audience}-{event.is_over}"


@dataclass
class Reading:
    """An event as one reader sees it. Each part is asked of the database when it is used, once."""

    event: EventPage
    user: Any

    @cached_property
    def labels(self) -> list[LabelGroup]:
        return label_groups(self.event, LABELS)

    @cached_property
    def regions(self) -> list[Region]:
        if not self.event.pk:
            return []
        return [place.region for place in self.event.page_regions.select_related("region")]

    @cached_property
    def national(self) -> EventPage | None:
        """The event that this one is part of, as far as this person may read it."""
        national = self.event.national_event
        return national if national and national.live and national.may_be_read_by(self.user) else None

    @cached_property
    def regional(self) -> list[EventPage]:
        """What is part of this event, the first to begin in front."""
        parts = EventPage.objects.visible_to(self.user).filter(national_event=self.event.pk)
        return list(parts.for_cards().order_by("starts_at", "pk")[:MOST_REGIONAL])

    @cached_property
    def related(self) -> list[Page]:
        """What its organiser or an editor chose, as far as this person may read it."""
        return readable_pages(self.user, [row.related_id for row in self.event.related_pages.all()])

    @cached_property
    def others_in_series(self) -> list[EventPage]:
        """The next dates of its series."""
        if self.event.series_id is None:
            return []
        others = EventPage.objects.visible_to(self.user).filter(series=self.event.series_id)
        coming = others.upcoming(timezone.now()).not_cancelled().exclude(pk=self.event.pk)
        return list(coming.defer("body", "accessibility")[:3])
