"""This event and the following ones."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cop.members.models import Member
from cop.publishing.services.locking import lock_for_edit
from events.agenda.models import EventPage, EventSeries
from events.agenda.querysets import EventPageQuerySet
from events.agenda.services.copying import put_on, tell_the_same
from events.agenda.signals import event_made_alike


def following(event: EventPage) -> EventPageQuerySet:
    """What comes after it in its series and is not over, cancelled or taken off, in the order of locking."""
    none: EventPageQuerySet = EventPage.objects.none()
    if event.series_id is None or event.starts_at is None:
        return none
    later = EventPage.objects.filter(series=event.series_id, live=True, starts_at__gt=event.starts_at)
    coming: EventPageQuerySet = later.upcoming(timezone.now()).not_cancelled()
    return coming.order_by("pk")


def lock_series(event: EventPage) -> None:
    """Before any page: two who work on more events of one series wait here, and not for each other's pages."""
    list(EventSeries.objects.select_for_update(of=("self",), no_key=True).filter(events=event.pk))


def locked_for_edit(found: EventPageQuerySet, by: Member) -> list[EventPage]:
    """Locks all of these; gives those that are still among `found` then. Raises as `lock_for_edit`."""
    pages = list(found)
    for one in pages:
        lock_for_edit(page=one, by=by, token=None)
    return list(found.filter(pk__in=[one.pk for one in pages]))


@transaction.atomic
def change_following(*, event: EventPage, by: Member) -> tuple[list[EventPage], list[EventPage]]:
    """Gives the following events of the series what is published of this one: all but the day.

    Gives what was changed, and what was left alone: there somebody has changes that are not published yet, or the
    clock skips the time that night. Raises NotAllowed for who may not organise this event or one of those.
    """
    lock_series(event)
    locked = lock_for_edit(page=event, by=by, token=None).specific
    version = locked.live_revision.as_object() if locked.live_revision else locked
    changed, left = [], []
    for one in following(locked):
        held = lock_for_edit(page=one, by=by, token=None).specific
        if held.has_unpublished_changes or not _published_like(held, version, by):
            left.append(held)
        else:
            event_made_alike.send(EventPage, source=locked, target=held)
            changed.append(held)
    return changed, left


def _published_like(held: EventPage, version: EventPage, by: Member) -> bool:
    if held.starts_at is None:
        return False
    text = held.get_latest_revision_as_object()
    tell_the_same(text, version)
    try:
        put_on(text, version, held.starts_at)
    except ValidationError:
        return False
    text.save_revision(user=by, clean=False).publish(user=by, skip_permission_checks=True)
    return True
