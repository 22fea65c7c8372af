"""What somebody organises."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from cop.core.permissions import is_admitted
from cop.core.roles import ORGANISERS
from events.agenda.models import EventPage
from events.agenda.permissions import is_organiser

MOST_SHOWN = 100
IN_OVERVIEW = 3


def own_events(user: Any) -> QuerySet[EventPage]:
    """Whether there are any, for a question that asks more: without numbers, and the role is asked along."""
    lasts = Q(owner__groups__name=ORGANISERS) | Q(owner__is_superuser=True)
    mine = Q(pk__in=EventPage.objects.filter(co_organiser_rows__member=user).values("pk"))
    return EventPage.objects.filter(mine | Q(lasts, owner=user)).order_by()


def coming_events(user: Any, now: datetime) -> QuerySet[EventPage]:
    """What did not end yet, the first to begin in front; drafts that have a day as well."""
    coming = own_events(user).filter(ends_at__gte=now)
    return coming.defer("body", "accessibility").order_by("starts_at", "pk")


def organised_by(user: Any) -> QuerySet[EventPage]:
    """Own ones while the role lasts, and where one helps, with numbers; drafts as well. The latest in front."""
    if not is_admitted(user):
        return EventPage.objects.none()
    mine = Q(pk__in=EventPage.objects.filter(co_organiser_rows__member=user).values("pk"))
    if is_organiser(user):
        mine |= Q(owner=user)
    counted = EventPage.objects.filter(mine).annotate(
        there=Count("registrations", filter=Q(registrations__attended=True, registrations__state="registered"))
    )
    return counted.defer("body", "accessibility").order_by("-starts_at", "-pk")
