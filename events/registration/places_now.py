"""The numbers of an event at the moment of reading.

An offered place that nobody took in time is free from its last second on, while the counters of the event count it until
a service settles. `offers_hold_until` says from the row itself whether that is so; only then the registrations are asked.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import IntegerField, Sum

from events.agenda.models import EventPage
from events.registration.models import Registration
from events.registration.querysets import SEATS
from events.registration.services.places import takes_part, who_fit


def read_places(events: Iterable[EventPage], now: datetime) -> None:
    """Puts on rows at hand, and not in the database, what settling at this moment would give.

    Without a query as long as all numbers hold, else in two for any number of events.
    """
    late = [one for one in events if one.offers_hold_until is not None and one.offers_hold_until <= now]
    if not late:
        return
    seats, lines = _seats(late), _lines(late)
    for event in late:
        taken, line = seats.get(event.pk, 0), lines[event.pk]
        free = None if event.capacity is None else event.capacity - taken
        moved = sum(one.seats for one in who_fit(line, free)) if takes_part(event, now) else 0
        event.places_taken = taken + moved
        event.waiting = sum(one.seats for one in line) - moved


def _seats(events: list[EventPage]) -> dict[int, int]:
    rows = Registration.objects.filter(event__in=events).seated().order_by().values("event_id")
    return dict(rows.annotate(seats=Sum(SEATS, output_field=IntegerField())).values_list("event_id", "seats"))


def _lines(events: list[EventPage]) -> dict[int, list[Registration]]:
    found = defaultdict(list)
    for one in Registration.objects.filter(event__in=events).in_line().only("event_id", "guests"):
        found[one.event_id].append(one)
    return found
