"""What those registered are told of the event itself. Each service may run twice, or be stopped halfway: it goes on."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from events.agenda.announcing import changes_since, told_now
from events.agenda.models import EventPage
from events.registration import letters
from events.registration.models import Registration, State
from events.registration.services.places import lock_event

WEEK, DAY = timedelta(days=7), timedelta(days=1)


@transaction.atomic
def tell_changes(*, event: EventPage) -> int:
    """Compares with what each was told last, so who registered after the change hears nothing. Gives how many letters."""
    locked = lock_event(event.pk)
    if locked.is_cancelled or locked.is_past():
        return 0
    behind = Registration.objects.filter(event=locked, told_sequence__lt=locked.ics_sequence).live()
    told, stamp = told_now(locked), str(locked.ics_sequence)
    rows = list(behind)
    for own in rows:
        changes = changes_since(own.told, locked)
        if changes:
            letters.queue(letters.CHANGED, [own], stamp=stamp, changes=changes)
        own.told, own.told_sequence = told, locked.ics_sequence
    Registration.objects.bulk_update(rows, ["told", "told_sequence"])
    return len(rows)


@transaction.atomic
def tell_cancelled_event(*, event: EventPage) -> int:
    """Everybody who is in, was offered a place or waits, once each time that it is called off."""
    locked = lock_event(event.pk)
    if not locked.is_cancelled:
        return 0
    rows = Registration.objects.filter(event=locked).live()
    return letters.queue(letters.EVENT_CANCELLED, rows, stamp=str(locked.ics_sequence))


def remind() -> int:
    """A week and a day before. Who registered later than that was told when they did. Gives how many letters."""
    return _remind(letters.WEEK_BEFORE, WEEK, DAY) + _remind(letters.DAY_BEFORE, DAY, timedelta())


@transaction.atomic
def _remind(what: str, before: timedelta, until: timedelta) -> int:
    """Of events that begin between `until` and `before` from now; the log of mails knows who was reminded."""
    now = timezone.now()
    soon = EventPage.objects.live().filter(
        cancelled_at__isnull=True, starts_at__gt=now + until, starts_at__lte=now + before
    )
    number = 0
    for event in soon.order_by("starts_at", "pk"):
        rows = Registration.objects.filter(event=event, state=State.REGISTERED, created_at__lt=event.starts_at - before)
        starts_at = event.starts_at.isoformat()
        number += letters.queue(what, rows, stamp=str(int(event.starts_at.timestamp())), starts_at=starts_at)
    return number
