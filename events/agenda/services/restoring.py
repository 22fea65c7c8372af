"""An event that goes on after all."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict
from cop.members.models import Member
from cop.publishing.services.locking import lock_for_edit
from events.agenda.models import EventPage
from events.agenda.querysets import EventPageQuerySet
from events.agenda.receivers import renew_listing
from events.agenda.services.series_changes import lock_series, locked_for_edit
from events.agenda.signals import event_restored


def cancelled_with(event: EventPage) -> EventPageQuerySet:
    """The following ones of its series that were cancelled in one go with it and are still to come, in the order of locking."""
    none: EventPageQuerySet = EventPage.objects.none()
    if event.series_id is None or event.cancelled_at is None or event.starts_at is None:
        return none
    later = EventPage.objects.filter(series=event.series_id, live=True, starts_at__gt=event.starts_at)
    coming: EventPageQuerySet = later.upcoming(timezone.now()).filter(cancelled_at=event.cancelled_at)
    return coming.order_by("pk")


@transaction.atomic
def restore_event(*, event: EventPage, by: Member, with_following: bool = False) -> list[EventPage]:
    """Undoes a cancellation, and that of the following ones cancelled together with it when asked.

    Calendars get a newer version that is confirmed. Raises NotAllowed, Conflict for what is over, not cancelled or
    not published.
    """
    if with_following:
        lock_series(event)
    locked = lock_for_edit(page=event, by=by, token=None).specific
    _check(locked, timezone.now())
    others = locked_for_edit(cancelled_with(locked), by) if with_following else []
    keys = [locked.pk, *(one.pk for one in others)]
    EventPage.objects.filter(pk__in=keys).update(
        cancelled_at=None, cancel_reason="", changed_at=timezone.now(), ics_sequence=F("ics_sequence") + 1
    )
    renew_listing()
    restored = list(EventPage.objects.filter(pk__in=keys).order_by("starts_at", "pk"))
    transaction.on_commit(lambda: [event_restored.send(EventPage, event=one) for one in restored] and None)
    return restored


def _check(event: EventPage, now: datetime) -> None:
    if event.is_past(now):
        raise Conflict(_("This event would have been over by now, so its cancellation cannot be undone."))
    if not event.live or not event.is_cancelled:
        raise Conflict(_("This event is not cancelled, or is not published."))
