"""One event made of another."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import NotAllowed
from cop.core.local_time import moment_of
from cop.core.models import RelatedPage
from cop.members.models import Member
from cop.publishing.models import PageAuthor
from cop.publishing.permissions import may_write
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_page
from cop.regions.models import PageRegion
from events.agenda.models import EventIndexPage, EventPage
from events.agenda.permissions import may_copy
from events.agenda.signals import event_copied

#: What events of a series have in common, apart from their dates.
TOLD = (
    *("title", "summary", "body", "kind", "place_name", "address", "online_link", "organised_by", "audience"),
    *("accessibility", "registration_mode", "external_link", "capacity", "guests_allowed", "offer_hours"),
    *("national_event_id", "members_only"),
)
LABELS = ("themes", "target_groups")
MOMENTS = ("starts_at", "ends_at", "register_by")


@transaction.atomic
def copy_event(*, event: EventPage, by: Member, request_key: UUID) -> EventPage:
    """A draft with everything but the dates; the same `request_key` gives the draft that it made before.

    Raises NotAllowed for who may not organise the event, or would not organise the copy.
    """
    if not may_write(by, event) or not may_copy(by, event):
        raise NotAllowed(_("Only its organisers copy this event."))
    index = locked_index()
    earlier = EventPage.objects.filter(request_key=request_key, owner=by).first()
    if earlier is not None:
        return earlier
    version = event.get_latest_revision_as_object()
    copied = new_event(version, by=by, request_key=request_key)
    copied.slug = free_slug(index, copied.title)
    index.add_child(instance=copied)
    copied.save_revision(user=by, clean=False)
    event_copied.send(EventPage, source=event, target=copied)
    return copied


def locked_index() -> EventIndexPage:
    """The agenda, locked: one writer at a time gives addresses out."""
    lock_page(EventIndexPage.objects.values_list("pk", flat=True).get())
    found: EventIndexPage = EventIndexPage.objects.get()
    return found


def new_event(version: EventPage, *, by: Member, request_key: UUID) -> EventPage:
    """Not in the tree yet, without dates."""
    event: Any = EventPage(owner=by, live=False, request_key=request_key)
    tell_the_same(event, version)
    event.page_authors = [PageAuthor(member=by, name=by.display_name)]
    return event


def organise_alike(event: Any, first: EventPage) -> None:
    """Gives `event`, not in the tree yet, the owner and the authors of `first`: who repeats it does not take it over."""
    event.owner_id = first.owner_id or event.owner_id
    authors = [PageAuthor(member_id=one.member_id, name=one.name) for one in first.page_authors.all()]
    event.page_authors = authors or event.page_authors.all()


def tell_the_same(event: EventPage, version: EventPage) -> None:
    """Gives `event` what `version` tells, apart from its dates."""
    for name in TOLD:
        setattr(event, name, getattr(version, name))
    event.draft_title = event.title
    for name in LABELS:
        setattr(event, name, list(getattr(version, name).all()))
    _same_children(event, version, "page_regions", "region_id", PageRegion)
    _same_children(event, version, "related_pages", "related_id", RelatedPage)


def put_on(event: EventPage, version: EventPage, first: datetime) -> None:
    """Gives `event` the dates of `version`, moved to the day of `first`: the clock shows the same times.

    Raises ValidationError for a time that the clock skips that night.
    """
    days = timezone.localtime(first).date() - timezone.localtime(version.starts_at).date()
    moved = {name: moved_by(days, getattr(version, name)) for name in MOMENTS}
    for name, moment in moved.items():
        setattr(event, name, moment)


def moved_by(days: timedelta, moment: datetime | None) -> datetime | None:
    """The same time of the clock so many days later. Raises ValidationError where that does not exist."""
    if moment is None:
        return None
    local = timezone.localtime(moment)
    return moment_of(local.date() + days, local.time())


def _same_children(event: EventPage, version: EventPage, name: str, key: str, model: type[Any]) -> None:
    there = {getattr(row, key): row for row in getattr(event, name).all()}
    wanted = [getattr(row, key) for row in getattr(version, name).all()]
    setattr(event, name, [there.get(pk) or model(**{key: pk}) for pk in wanted])
