"""The next events, for a front door."""

from typing import Any

from django.db.models import Case, Exists, OuterRef, When
from django.utils import timezone

from cop.core.permissions import is_admitted
from cop.regions.models import PageRegion
from events.agenda.models import EventPage

SHOWN = 3


def next_events(user: Any) -> list[EventPage]:
    """What begins first and goes on; of a member's own region in front, among the next few."""
    coming = EventPage.objects.visible_to(user).upcoming(timezone.now()).not_cancelled().for_cards()
    if not is_admitted(user) or user.region_id is None:
        return list(coming[:SHOWN])
    own = PageRegion.objects.filter(page=OuterRef("pk"), region=user.region_id)
    near = coming.annotate(is_near=Case(When(Exists(own), then=1), default=0))
    found = list(near[: SHOWN * 3])
    chosen = sorted(found, key=lambda event: not event.is_near)[:SHOWN]
    return sorted(chosen, key=lambda event: event.starts_at)
