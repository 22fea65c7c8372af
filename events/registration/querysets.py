"""Reads on registrations."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Self

from django.db.models import F, IntegerField, Min, Q, QuerySet, Sum
from django.utils import timezone

SEATS = F("guests") + 1
AT_ONCE = 500  # keys in one statement: a database takes a limited number of values


class RegistrationQuerySet(QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own. Who organises an event asks for those of the event, behind a check of its own."""
        return self.filter(member_id=user.pk) if getattr(user, "pk", None) else self.none()

    def live(self) -> Self:
        """Who is in, waits, or was offered a place that is still kept."""
        return self.filter(Q(state__in=("registered", "waiting")) | _offer_stands())

    def seated(self) -> Self:
        """Whose places are taken: who is in, and who was offered a place that is still kept."""
        return self.filter(Q(state="registered") | _offer_stands())

    def ended(self) -> Self:
        """An offer that ran out is no more, also when nothing has taken it back yet."""
        return self.filter(Q(state="cancelled") | (Q(state="offered") & ~_offer_stands()))

    def in_state(self, state: str) -> Self:
        """As it is this moment; all that are live without a state."""
        if state == "offered":
            return self.filter(_offer_stands())
        if state == "cancelled":
            return self.ended()
        return self.filter(state=state) if state else self.live()

    def in_line(self) -> Self:
        """Who waits, in order of arrival."""
        return self.filter(state="waiting").order_by("pk")

    def in_parts(self, keys: Iterable[int]) -> Iterator[Self]:
        """Those with these keys, `AT_ONCE` keys at a time, in order."""
        for some in parts_of(sorted(set(keys))):
            yield self.filter(pk__in=some)

    def number_of_seats(self) -> int:
        return self.aggregate(seats=Sum(SEATS, output_field=IntegerField()))["seats"] or 0

    def seats_and_end(self) -> tuple[int, datetime | None]:
        """Beside the number of people, when the first offer among them ends."""
        found = self.aggregate(seats=Sum(SEATS, output_field=IntegerField()), end=Min("offered_until"))
        return found["seats"] or 0, found["end"]


def parts_of(keys: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(keys), AT_ONCE):
        yield keys[first : first + AT_ONCE]


def _offer_stands() -> Q:
    return Q(state="offered", offered_until__gt=timezone.now())
