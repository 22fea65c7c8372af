"""A series: the same event on more days, each a page of its own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError
from cop.members.models import Member
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_for_edit
from events.agenda.models import EventCoOrganiser, EventPage, EventSeries
from events.agenda.recurrence import MOST, Rule
from events.agenda.services.copying import MOMENTS, locked_index, moved_by, new_event, organise_alike, put_on
from events.agenda.signals import event_copied


@dataclass(frozen=True)
class SeriesMoment:
    """A day of a series. `starts_at` is None when the clock skips one of its times that night: nothing is made of it."""

    day: date
    starts_at: datetime | None

    @property
    def is_over(self) -> bool:
        """For who repeats what took place already: said before it is made, since nobody can register for it."""
        return self.starts_at is not None and self.starts_at < timezone.now()


def moments_of_series(*, event: EventPage, rule: Rule) -> list[SeriesMoment]:
    """The days after the event itself. Raises DomainError when there are none, or more than a series may have."""
    start = timezone.localtime(event.starts_at)
    days = rule.days(start.date())
    if len(days) > MOST:
        raise DomainError(_("A series has at most %(number)s events. Choose an earlier end.") % {"number": MOST})
    if len(days) < 2:
        raise DomainError(_("With these answers there is no second date. Choose a later end."))
    return [SeriesMoment(day, _moment_or_none(event, day - start.date())) for day in days[1:]]


@transaction.atomic
def make_series(*, event: EventPage, by: Member, rule: Rule, request_key: UUID) -> list[EventPage]:
    """Publishes the event again on every day of the rule, organised by the same people with the same questions.

    The same `request_key` makes nothing twice. Raises NotAllowed, Conflict for what is not published or is part of a
    series already, DomainError as `moments_of_series`.
    """
    index = locked_index()
    locked = lock_for_edit(page=event, by=by, token=None).specific
    if locked.series_id and locked.series.events.filter(request_key=_key(request_key, 1)).exists():
        return _others(locked.series, locked)
    if not locked.live:
        raise Conflict(_("Publish this event first; then it can be repeated."))
    if locked.series_id is not None or locked.is_cancelled:
        raise Conflict(_("This event is part of a series already, or is cancelled."))
    moments = [moment.starts_at for moment in moments_of_series(event=locked, rule=rule) if moment.starts_at]
    series = EventSeries.objects.create(rule=rule.as_json(), made_by=by)
    EventPage.objects.filter(pk=locked.pk).update(series=series)
    version = locked.live_revision.as_object() if locked.live_revision else locked
    for number, moment in enumerate(moments, start=1):
        one = new_event(version, by=by, request_key=_key(request_key, number))
        put_on(one, version, moment)
        one.series = series
        one.slug = free_slug(index, f"{one.title[:48]} {timezone.localdate(moment).isoformat()}")
        organise_alike(one, locked)
        index.add_child(instance=one)
        _share_with_helpers(one, locked)
        event_copied.send(EventPage, source=locked, target=one)
        one.save_revision(user=by, clean=False).publish(user=by, skip_permission_checks=True)
    return _others(series, locked)


def _share_with_helpers(event: EventPage, first: EventPage) -> None:
    helpers = first.co_organiser_rows.values_list("member_id", flat=True)
    EventCoOrganiser.objects.bulk_create(EventCoOrganiser(event=event, member_id=pk) for pk in helpers)


def _others(series: EventSeries, event: EventPage) -> list[EventPage]:
    return list(EventPage.objects.filter(series=series).exclude(pk=event.pk).order_by("starts_at", "pk"))


def _key(request_key: UUID, number: int) -> UUID:
    return uuid5(request_key, str(number))


def _moment_or_none(event: EventPage, days: timedelta) -> datetime | None:
    try:
        moved = [moved_by(days, getattr(event, name)) for name in MOMENTS]
    except ValidationError:
        return None
    return moved[0]
