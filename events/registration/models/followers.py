"""What was told to who follows an event: they have no row of their own that remembers it."""

from django.db import models

from events.agenda.models import EventPage


class CalledOffTold(models.Model):
    """Who follows this event heard that it was called off at `cancelled_at`, and not yet that it goes on after all."""

    event = models.OneToOneField(EventPage, primary_key=True, on_delete=models.CASCADE, related_name="called_off_told")
    cancelled_at = models.DateTimeField(editable=False)

    def __str__(self) -> str:
        return f"{self.event_id}: {self.cancelled_at}"
