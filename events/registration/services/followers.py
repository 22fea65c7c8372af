"""The bell for who follows an event, once each time that it is called off or goes on after all."""

from django.db.models import F, Q

from cop.notifications.following import followers_of
from events.agenda.models import EventPage
from events.registration import bell, letters
from events.registration.models import CalledOffTold, Registration

#: Events of which that was not told yet, also when the process was stopped right after the transaction that decided it.
UNTOLD = Q(cancelled_at__isnull=False) & ~Q(called_off_told__cancelled_at=F("cancelled_at")) | Q(
    cancelled_at__isnull=True, called_off_told__isnull=False
)


def tell_followers(event: EventPage) -> None:
    """`event` is locked. Who never heard that it was called off hears nothing when it goes on."""
    told = CalledOffTold.objects.filter(event=event).first()
    known = told.cancelled_at if told else None
    if event.cancelled_at == known:
        return
    if told is not None:
        told.delete()
    if event.cancelled_at is not None:
        CalledOffTold.objects.create(event=event, cancelled_at=event.cancelled_at)
    _ring(letters.EVENT_CANCELLED if event.is_cancelled else letters.EVENT_RESTORED, event)


def _ring(what: str, event: EventPage) -> None:
    """Who is registered got a letter, and the bell with it."""
    registered = Registration.objects.filter(event=event).live().values_list("member_id", flat=True)
    bell.ring(what, event, followers_of(event) - set(registered))
