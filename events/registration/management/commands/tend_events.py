"""`manage.py tend_events`: waiting lists, reminders and letters of changes. Run it every quarter of an hour."""

from typing import Any

from django.core.management.base import BaseCommand

from events.registration import services
from events.registration.tending import do_chores


class Command(BaseCommand):
    help = (
        "Gives places that were not taken to who waits next, and queues reminders and what changed. "
        "Safe to run at any time, and twice at once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        events, changed, reminded = services.expire_offers(), services.catch_up(), services.remind()
        self.stdout.write(
            f"{events} waiting lists moved; {changed} events looked at for changes; {reminded} reminders."
        )
        for name, number in do_chores().items():
            self.stdout.write(f"{number} {name}.")
