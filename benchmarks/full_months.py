"""Months of the agenda with a number of events that is known."""

from datetime import timedelta

from django.utils import timezone

from events.agenda.models import EventIndexPage, EventPage
from events.agenda.periods import Month


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
