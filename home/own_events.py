"""Events of *Vandaag*: one's own, and the next ones; in one query."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from cop.core.roles import ORGANISERS
from cop.members.models import Member
from cop.regions.models import PageRegion
from events.agenda.models import EventPage
from events.agenda.models.event import EventCoOrganiser
from events.agenda.querysets import LONG_TEXTS
from events.registration.models import Registration

MOST_OWN, MOST_NEXT = 5, 3
ORGANISED_WITHIN = timedelta(days=14)
#: An offered place runs out, so it stands in front.
OFFERED, TAKING_PART, ORGANISING, NOT_MINE = range(4)


@dataclass(frozen=True)
class OwnEvent:
    """`state` is that of the registration: "registered", "waiting" or "offered"; "" for who organises alone."""

    event: Any
    state: str
    offered_until: datetime | None
    organises: bool


def events_of_today(user: Any) -> tuple[list[OwnEvent], list[EventPage]]:
    """(one's own, the next of all the others), of what goes on; of one's own region in front, among the next few."""
    now = timezone.now()
    own = Registration.objects.visible_to(user).live().filter(event=OuterRef("pk"))
    events = EventPage.objects.visible_to(user).upcoming(now).not_cancelled().defer(*LONG_TEXTS)
    events = events.annotate(
        my_state=Subquery(own.values("state")[:1]),
        my_offer_until=Subquery(own.values("offered_until")[:1]),
        organises=_organised_by(user, now),
        is_near=Exists(PageRegion.objects.filter(page=OuterRef("pk"), region=user.region_id)),
    )
    place = Case(
        When(my_state="offered", then=Value(OFFERED)),
        When(my_state__isnull=False, then=Value(TAKING_PART)),
        When(organises=True, then=Value(ORGANISING)),
        default=Value(NOT_MINE),
        output_field=IntegerField(),
    )
    rows = list(events.annotate(mine=place).order_by("mine", "starts_at", "pk")[: 2 * MOST_OWN + 3 * MOST_NEXT])
    mine = [event for event in rows if event.mine != NOT_MINE][:MOST_OWN]
    others = [event for event in rows if event.mine == NOT_MINE][: 3 * MOST_NEXT]
    return [_own(event) for event in mine], _nearest(others)


def _organised_by(user: Any, now: datetime) -> Case:
    """Of the next days, by who may still organise: its owner while an organiser, or who organises along."""
    is_organiser = Member.groups.through.objects.filter(member=user.pk, group__name=ORGANISERS)
    along = EventCoOrganiser.objects.filter(event=OuterRef("pk"), member=user.pk)
    soon = Q(starts_at__lt=now + ORGANISED_WITHIN)
    return Case(When(soon & (Q(owner=user.pk) & Exists(is_organiser) | Exists(along)), then=True), default=False)


def _own(event: Any) -> OwnEvent:
    return OwnEvent(event, event.my_state or "", event.my_offer_until, event.organises)


def _nearest(events: list[Any]) -> list[EventPage]:
    chosen = sorted(events, key=lambda event: not event.is_near)[:MOST_NEXT]
    return sorted(chosen, key=lambda event: event.starts_at)
