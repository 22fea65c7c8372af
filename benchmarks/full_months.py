"""Months of the agenda with a number of events that is known."""

import sys
import time
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db.models import Value
from django.db.models.functions import Concat, Left
from django.test import Client
from django.utils import timezone

from events.agenda.models import EventIndexPage, EventPage
from events.agenda.periods import Month
from events.agenda.receivers import renew_listing

ROUNDS = 45


def addresses(numbers: tuple[int, ...]) -> list[str]:
    """From the month after the next one on, each month gets one of `numbers` of public events, and no other event."""
    events = list(EventPage.objects.visible_to(None).order_by("pk").values_list("pk", flat=True)[: sum(numbers)])
    agenda, month, found = EventIndexPage.objects.get(), Month.of(timezone.localdate()).next, []
    for number in numbers:
        month = month.next
        first = month.span()[0]
        long_ago = {"starts_at": first - timedelta(days=4_000), "ends_at": first - timedelta(days=3_999)}
        EventPage.objects.between(*month.span()).update(**long_ago)
        for place in range(number):
            start = first + timedelta(days=place % 28, hours=9 + place % 8)
            EventPage.objects.filter(pk=events.pop()).update(starts_at=start, ends_at=start + timedelta(hours=2))
        found.append(f"{agenda.url}maand/{month.slug}/")
    return found


def first_reader(addresses: list[str], *, changes_all: bool) -> list[float]:
    """Milliseconds of CPU that the first reader of each month pays after one event in it got another name, or all did.

    The least of all rounds: what else runs on the machine only adds to it.
    """
    client, costs = Client(), {address: [] for address in addresses}
    for _ in range(ROUNDS):
        for address in addresses:
            _rename(Month.from_slug(address.split("/")[-2]), changes_all=changes_all)
            before = time.process_time()
            answer = client.get(address, headers={"host": settings.ALLOWED_HOSTS[0]})
            costs[address].append((time.process_time() - before) * 1000)
            answer.status_code == 200 or sys.exit(f"{address} answered {answer.status_code}")
    return [min(cost) for cost in costs.values()]


def _rename(month: Month, *, changes_all: bool) -> None:
    """What was kept of the month, or of the day of that one event, is of no use any more."""
    keys = list(EventPage.objects.between(*month.span()).values_list("pk", flat=True))
    changed = keys if changes_all else keys[:1]
    EventPage.objects.filter(pk__in=changed).update(title=Concat(Left("title", 60), Value(f", {uuid4().hex}")))
    renew_listing()
