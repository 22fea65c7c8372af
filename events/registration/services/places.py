"""Who has a place: always counted under the lock of the event's row, and from the rows, never from an older number.

Who waits is served in order of arrival. A party for which there is no room keeps its place in front, and smaller ones
behind it may pass: a chair that stays empty helps nobody. So after every write no party that waits fits in what is free.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from events.agenda.models import EventPage
from events.registration import letters
from events.registration.models import Ended, Registration, State
from events.registration.tasks import settle_at


def lock_event(pk: int) -> EventPage:
    """The event, as it is once nobody else writes on it. SQLite locks the whole database when the transaction begins.

    Raises EventPage.DoesNotExist.
    """
    locked: EventPage = EventPage.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    return locked


def settle(event: EventPage, now: datetime) -> None:
    """Takes back what nobody accepted in time, gives free places to who waits, and counts. `event` is locked."""
    _expire(event, now)
    _fill(event, now)
    count(event)


def free_for(event: EventPage, *, besides: Registration | None = None) -> int | None:
    """How many people can come in, from the rows; `besides` is a party whose own places count as free. None: no limit."""
    if event.capacity is None:
        return None
    seated = Registration.objects.filter(event=event).seated()
    if besides is not None:
        seated = seated.exclude(pk=besides.pk)
    return event.capacity - seated.number_of_seats()


def count(event: EventPage) -> None:
    """Writes on the event's row what its registrations add up to."""
    rows = Registration.objects.filter(event=event)
    event.places_taken, event.offers_hold_until = rows.seated().seats_and_end()
    event.waiting = rows.in_line().number_of_seats()
    event.registration_generation = uuid4()
    EventPage.objects.filter(pk=event.pk).update(
        places_taken=event.places_taken,
        waiting=event.waiting,
        offers_hold_until=event.offers_hold_until,
        registration_generation=event.registration_generation,
    )


def end(registrations: Iterable[Registration], *, why: Ended, now: datetime) -> None:
    """Nothing brings a registration back; the row stays."""
    ended = list(registrations)
    _write(ended, {"state": State.CANCELLED, "ended": why, "offered_until": None, "cancelled_at": now})


def _write(registrations: list[Registration], values: dict[str, Any]) -> None:
    """The same on all of them, and on the rows that are at hand."""
    for rows in Registration.objects.in_parts(one.pk for one in registrations):
        rows.update(**values)
    for one in registrations:
        for name, value in values.items():
            setattr(one, name, value)


def _expire(event: EventPage, now: datetime) -> None:
    lost = list(Registration.objects.filter(event=event, state=State.OFFERED, offered_until__lte=now))
    if lost:
        end(lost, why=Ended.EXPIRED, now=now)
        letters.queue(letters.EXPIRED, lost)


def _fill(event: EventPage, now: datetime) -> None:
    if not takes_part(event, now):
        return
    line = list(Registration.objects.filter(event=event).in_line())
    _let_in(event, who_fit(line, free_for(event) if line else None), now)


def who_fit(line: Iterable[Registration], free: int | None) -> list[Registration]:
    """Of who waits, in order: everybody for whom there is room by then. None: no limit."""
    fit = []
    for party in line:
        if free is not None and party.seats > free:
            continue
        free = None if free is None else free - party.seats
        fit.append(party)
    return fit


def takes_part(event: EventPage, now: datetime) -> bool:
    """Whether the event still gives places: nobody moves up once it has begun, or when it does not go on."""
    return not event.is_cancelled and event.live and event.starts_at is not None and now < event.starts_at


def _let_in(event: EventPage, moved: list[Registration], now: datetime) -> None:
    if not moved:
        return
    until = None
    if event.offer_hours and event.starts_at is not None:
        until = min(now + timedelta(hours=event.offer_hours), event.starts_at)
    _write(moved, {"state": State.OFFERED if until else State.REGISTERED, "offered_until": until})
    letters.queue(letters.OFFERED if until else letters.MOVED_UP, moved)
    if until:
        settle_at(until)
