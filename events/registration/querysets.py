"""Reads on registrations."""

from typing import Any, Self

from django.db.models import F, IntegerField, QuerySet, Sum

SEATS = F("guests") + 1


class RegistrationQuerySet(QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own. Who organises an event asks for those of the event, behind a check of its own."""
        return self.filter(member_id=user.pk) if getattr(user, "pk", None) else self.none()

    def live(self) -> Self:
        return self.exclude(state="cancelled")

    def seated(self) -> Self:
        """Whose places are taken: who is in, and who was offered a place."""
        return self.filter(state__in=("registered", "offered"))

    def in_line(self) -> Self:
        """Who waits, in order of arrival."""
        return self.filter(state="waiting").order_by("pk")

    def number_of_seats(self) -> int:
        return self.aggregate(seats=Sum(SEATS, output_field=IntegerField()))["seats"] or 0
