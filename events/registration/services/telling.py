"""What those registered are told of the event itself. Each service may run twice, or be stopped halfway: it goes on."""

import json
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from events.agenda.announcing import changes_since, told_now
from events.agenda.models import EventPage
from events.registration import letters
from events.registration.models import Registration, State
from events.registration.services.places import lock_event

WEEK, DAY = timedelta(days=7), timedelta(days=1)
NOTHING = "{}"


@transaction.atomic
def tell_changes(*, event: EventPage) -> int:
    """Compares with what each was told last, so who registered after the change hears nothing. Gives how many letters."""
    locked = lock_event(event.pk)
    if locked.is_cancelled or locked.is_past():
        return 0
    behind = Registration.objects.filter(event=locked, told_sequence__lt=locked.ics_sequence).live()
    told, stamp = told_now(locked), str(locked.ics_sequence)
    rows = list(behind)
    alike: dict[str, list[Registration]] = {}
    for own in rows:
        alike.setdefault(json.dumps(changes_since(own.told, locked), sort_keys=True), []).append(own)
    for changes, same in alike.items():
        if changes != NOTHING:
            letters.queue(letters.CHANGED, same, stamp=stamp, changes=json.loads(changes))
    Registration.objects.filter(pk__in=[own.pk for own in rows]).update(told=told, told_sequence=locked.ics_sequence)
    return len(rows)


def catch_up() -> int:
    """What a process that was stopped right after a change or a cancellation did not tell any more. Gives how many events."""
    behind = EventPage.objects.live().filter(
        ends_at__gte=timezone.now(),
        registrations__in=Registration.objects.live().filter(told_sequence__lt=F("event__ics_sequence")),
    )
    events = list(behind.distinct().order_by("pk"))
    for event in events:
        tell = tell_cancelled_event if event.is_cancelled else tell_changes
        tell(event=event)
    return len(events)


@transaction.atomic
def tell_cancelled_event(*, event: EventPage) -> int:
    """Everybody who is in, was offered a place or waits, once each time that it is called off."""
    locked = lock_event(event.pk)
    if not locked.is_cancelled:
        return 0
    rows = list(Registration.objects.filter(event=locked, told_sequence__lt=locked.ics_sequence).live())
    number = letters.queue(letters.EVENT_CANCELLED, rows, stamp=str(locked.ics_sequence))
    Registration.objects.filter(pk__in=[own.pk for own in rows]).update(told_sequence=locked.ics_sequence)
    return number


def remind() -> int:
    """A week and a day before. Who registered later than that was told when they did. Gives how many letters."""
    return _remind(letters.WEEK_BEFORE, WEEK, DAY) + _remind(letters.DAY_BEFORE, DAY, timedelta())


def _remind(what: str, before: timedelta, until: timedelta) -> int:
    """Of events that begin between `until` and `before` from now."""
    now = timezone.now()
    soon = EventPage.objects.live().filter(
        cancelled_at__isnull=True, starts_at__gt=now + until, starts_at__lte=now + before
    )
    starts = [(event, event.starts_at) for event in soon.order_by("starts_at", "pk")]
    return sum(_remind_of(event, starts_at, what, before) for event, starts_at in starts if starts_at is not None)


@transaction.atomic
def _remind_of(event: EventPage, starts_at: datetime, what: str, before: timedelta) -> int:
    """Whoever is stopped between two events did the first; the log of mails knows who was reminded."""
    rows = Registration.objects.filter(event=event, state=State.REGISTERED, created_at__lt=starts_at - before)
    return letters.queue(what, rows, stamp=str(int(starts_at.timestamp())), starts_at=starts_at.isoformat())
