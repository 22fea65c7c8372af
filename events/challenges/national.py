"""Challenges of regions under one national event."""

from typing import Any

from cop.core.kept_pages import audience_of, kept_of
from events.agenda.models import EventPage
from events.challenges.models import ChallengePage


def of_event(event: EventPage, user: Any, *, shown_on: Any) -> list[ChallengePage]:
    """All that this person may read, the nearest deadline first; kept with the page that shows them.

    Every change of a challenge renews what is kept of events and of challenges.
    """
    rows = ChallengePage.objects.visible_to(user).filter(national_event=event.pk).for_cards().order_by("deadline", "pk")
    return kept_of(shown_on, f"challenges-{audience_of(user)}", lambda: list(rows))
