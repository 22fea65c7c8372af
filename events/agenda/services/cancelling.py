"""An event that does not go on."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError
from cop.members.models import Member
from cop.publishing.services.locking import lock_for_edit
from events.agenda.models import EventPage
from events.agenda.receivers import renew_listing
from events.agenda.services.series_changes import following, lock_series, locked_for_edit
from events.agenda.signals import event_cancelled

LONGEST_REASON = 500  # characters


@transaction.atomic
def cancel_event(*, event: EventPage, by: Member, reason: str, with_following: bool = False) -> list[EventPage]:
    """Cancels a published event, and the following ones of its series when asked. The page stays, and says so.

    Raises NotAllowed, DomainError without a reason, Conflict for what is cancelled already, over, or not published.
    """
    said = reason.strip()
    if not said:
        raise DomainError(_("Say why it does not go on: people planned to come."))
    if len(said) > LONGEST_REASON:
        raise DomainError(_("Say it in at most %(number)s characters.") % {"number": LONGEST_REASON})
    if with_following:
        lock_series(event)
    locked = lock_for_edit(page=event, by=by, token=None).specific
    if not locked.live or locked.is_cancelled or locked.is_past():
        raise Conflict(_("This event is cancelled already, is over, or is not published."))
    others = locked_for_edit(following(locked), by) if with_following else []
    keys = [locked.pk, *(one.pk for one in others)]
    now = timezone.now()
    EventPage.objects.filter(pk__in=keys).update(
        cancelled_at=now, cancel_reason=said, changed_at=now, ics_sequence=F("ics_sequence") + 1
    )
    renew_listing()
    cancelled = list(EventPage.objects.filter(pk__in=keys).order_by("starts_at", "pk"))
    transaction.on_commit(lambda: [event_cancelled.send(EventPage, event=one) for one in cancelled] and None)
    return cancelled
