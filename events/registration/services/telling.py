"""What those registered are told of the event itself. Each service may run twice, or be stopped halfway: it goes on."""

import json
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from events.agenda.announcing import changes_since, told_now
from events.agenda.models import EventPage
from events.registration import letters
from events.registration.models import Registration, State
from events.registration.models.registrations import TOLD_AT
from events.registration.querysets import AT_ONCE, RegistrationQuerySet
from events.registration.services.followers import UNTOLD, tell_followers
from events.registration.services.places import lock_event, settle

WEEK, DAY = timedelta(days=7), timedelta(days=1)
NOTHING = "{}"
CALLED_OFF = "cancelled"  # in `Registration.told` of who was told that it does not go on


@transaction.atomic
def tell_changes(*, event: EventPage) -> int:
    """Compares with what each was told last, so who registered after the change hears nothing. Gives how many letters.

    Who was told that it does not go on hears that it does: nobody may have said so when it was restored.
    """
    locked = lock_event(event.pk)
    if locked.is_cancelled or locked.is_past():
        return 0
    tell_followers(locked)
    if _behind(locked).filter(told__has_key=CALLED_OFF).exists():
        return _tell_restored(locked)
    return _tell_behind(locked)


def catch_up() -> int:
    """What a process that was stopped right after a change or a cancellation did not tell any more. Gives how many events;
    of two at once each those that it did itself.
    """
    told_less = Registration.objects.live().filter(event=OuterRef("pk"), told_sequence__lt=OuterRef("ics_sequence"))
    coming = EventPage.objects.live().filter(ends_at__gte=timezone.now())
    behind = coming.filter(Exists(told_less) | UNTOLD).order_by("pk")
    return sum(_catch_up_with(pk) for pk in behind.values_list("pk", flat=True))


@transaction.atomic
def _catch_up_with(pk: int) -> bool:
    locked = lock_event(pk)
    if not _behind(locked).exists() and not EventPage.objects.filter(UNTOLD, pk=pk).exists():
        return False
    tell = tell_cancelled_event if locked.is_cancelled else tell_changes
    tell(event=locked)
    return True


@transaction.atomic
def tell_cancelled_event(*, event: EventPage) -> int:
    """Everybody who is in, was offered a place or waits, once each time that it is called off; the bell for who follows
    it. Gives how many letters.
    """
    locked = lock_event(event.pk)
    if not locked.is_cancelled:
        return 0
    rows = list(_behind(locked))
    number = letters.queue(letters.EVENT_CANCELLED, rows, stamp=str(locked.ics_sequence))
    for own in rows:
        own.told, own.told_sequence = {**own.told, CALLED_OFF: True}, locked.ics_sequence
    Registration.objects.bulk_update(rows, ["told", "told_sequence"], batch_size=AT_ONCE)
    tell_followers(locked)
    return number


@transaction.atomic
def tell_restored_event(*, event: EventPage) -> int:
    """That it goes on after all: a letter for everybody who is in or waits, the bell for who follows it. Gives how many
    letters. Places that came free meanwhile go to who waits.
    """
    locked = lock_event(event.pk)
    return 0 if locked.is_cancelled or locked.is_past() else _tell_restored(locked)


def _tell_restored(event: EventPage) -> int:
    settle(event, timezone.now())
    tell_followers(event)
    return _tell_behind(event, is_restored=True)


def _tell_behind(event: EventPage, *, is_restored: bool = False) -> int:
    """One letter for who was told something else; with a restored event also for who was not."""
    alike: dict[str, list[Registration]] = {}
    for own in _behind(event):
        alike.setdefault(json.dumps(changes_since(own.told, event), sort_keys=True), []).append(own)
    what, stamp = letters.EVENT_RESTORED if is_restored else letters.CHANGED, str(event.ics_sequence)
    number, told = 0, told_now(event)
    for changes, same in alike.items():
        written = is_restored or changes != NOTHING
        if written:
            number += letters.queue(what, same, stamp=stamp, changes=json.loads(changes))
        knows = {**told, TOLD_AT: timezone.now().astimezone(UTC).isoformat()} if written else told
        for rows in Registration.objects.in_parts(own.pk for own in same):
            rows.update(told=knows, told_sequence=event.ics_sequence)
    return number


def _behind(event: EventPage) -> RegistrationQuerySet:
    """Who was not told of the event as it is now."""
    return Registration.objects.filter(event=event, told_sequence__lt=event.ics_sequence).live()


def remind() -> int:
    """A week and a day before. Who registered or moved up later than that, or read of a change, was told then. Gives how many
    letters are new.
    """
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
    """Whoever is stopped between two events did the first; the log of mails knows who was reminded. Two at once wait for
    each other.
    """
    locked, stamp, due = lock_event(event.pk), str(int(starts_at.timestamp())), starts_at - before
    if locked.is_cancelled or not locked.live or locked.starts_at != starts_at:
        return 0
    there = Registration.objects.filter(event=locked, state=State.REGISTERED, created_at__lt=due)
    rows = [own for own in there if own.told.get(TOLD_AT, "") < due.astimezone(UTC).isoformat()]
    new = letters.not_told(what, rows, stamp=stamp)
    return letters.queue(what, new, stamp=stamp, starts_at=starts_at.isoformat())
