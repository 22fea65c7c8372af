"""What Wagtail and the vocabularies tell us."""

from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from cop.core.list_renewal import renew_with
from cop.core.models import TargetGroup, Theme
from cop.regions.models import Region
from cop.search.relabelling import follow_labels
from events.agenda.announcing import changes_since, told_now
from events.agenda.models import EventIndexPage, EventPage
from events.agenda.signals import event_changed

#: {label: the path to it from an event}
LABELS: dict[type[models.Model], str] = {
    Theme: "themes",
    TargetGroup: "target_groups",
    Region: "page_regions__region",
}


def connect() -> None:
    follow_labels(EventPage, LABELS)
    page_published.connect(announce, sender=EventPage, dispatch_uid="agenda.announce")
    page_unpublished.connect(note_change, sender=EventPage, dispatch_uid="agenda.note_change")
    renew_with(renew_listing, name="agenda", pages=EventPage, index=EventIndexPage, labels=tuple(LABELS))


def announce(sender: Any, instance: EventPage, **kwargs: Any) -> None:
    """Keeps the dates, and raises the number by which calendars know a newer version of the same event."""
    with transaction.atomic():
        row = EventPage.objects.select_for_update(of=("self",), no_key=True).get(pk=instance.pk)
        changes = changes_since(row.announced, instance)
        EventPage.objects.filter(pk=instance.pk).update(
            listed_at=instance.first_published_at or timezone.now(),
            changed_at=instance.last_published_at or timezone.now(),
            announced=told_now(instance),
            ics_sequence=row.ics_sequence + bool(changes),
        )
        if changes:
            transaction.on_commit(lambda: event_changed.send(EventPage, event=instance, changes=changes))


def note_change(sender: Any, instance: EventPage, **kwargs: Any) -> None:
    """Who subscribes to a calendar gets it anew: there is something less in it."""
    EventPage.objects.filter(pk=instance.pk).update(changed_at=timezone.now())


def renew_listing(**kwargs: Any) -> None:
    """What was kept of the list is not used any more."""
    EventIndexPage.objects.update(generation=uuid4(), renewed_at=timezone.now())
