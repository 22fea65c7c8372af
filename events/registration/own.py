"""What a member has to do with events."""

from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from cop.core.kept_queries import kept_query
from cop.core.permissions import is_admitted
from events.agenda.models import EventPage
from events.registration.models import Registration

IN_OVERVIEW = 3
MOST_SHOWN = 100


@kept_query(int, int)
def _live_of(member: int, event: int) -> QuerySet[Registration]:
    live = Registration.objects.filter(member_id=member, event_id=event)
    in_front = Registration.objects.filter(event_id=event, state="waiting", pk__lt=OuterRef("pk")).order_by()
    number = in_front.values("event_id").annotate(number=Count("pk")).values("number")
    live = live.filter(Q(state="registered") | Q(state="waiting") | Q(state="offered"))
    return live.annotate(ahead=Coalesce(Subquery(number), 0))[:1]


def own_registration(user: Any, event: EventPage) -> Registration | None:
    """The one that counts, with `ahead`: how many parties wait in front. Without a query for who cannot have one."""
    found = _found(user, event)
    return None if found is None or found.has_run_out else found


def registration_of_reader(request: HttpRequest, event: EventPage) -> Registration | None:
    """`own_registration` of who reads this page, or an offer that ran out a moment ago, so that the page can say so.

    Asked once a request, whatever parts of the page want to know.
    """
    known: dict[Any, Registration | None] = request.__dict__.setdefault("_own_registrations", {})
    if event.pk not in known:
        known[event.pk] = _found(request.user, event)
    return known[event.pk]


def _found(user: Any, event: EventPage) -> Registration | None:
    if event.pk is None or not is_admitted(user):
        return None
    found: Registration | None = _live_of.first(user.pk, event.pk)
    return found


def ahead_of(registration: Registration) -> int:
    """How many parties wait in front."""
    return Registration.objects.filter(event=registration.event_id).in_line().filter(pk__lt=registration.pk).count()


def coming_of(user: Any, now: datetime) -> QuerySet[Registration]:
    """What a member goes to or waits for, the first in front; also what was called off, until its day has been."""
    mine = Registration.objects.visible_to(user).live().filter(event__ends_at__gte=now, event__live=True)
    return mine.select_related("event").defer("event__body", "event__accessibility").order_by("event__starts_at", "pk")


def past_of(user: Any, now: datetime) -> QuerySet[Registration]:
    """Where a member was registered, the latest in front."""
    mine = Registration.objects.visible_to(user).filter(state="registered", event__ends_at__lt=now, event__live=True)
    return mine.select_related("event").defer("event__body", "event__accessibility").order_by("-event__starts_at", "pk")
