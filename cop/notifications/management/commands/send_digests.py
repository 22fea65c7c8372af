"""`manage.py send_digests`: overviews that are due, and every mail that still waits. Run it every hour."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cop.notifications.sending import send_due
from cop.notifications.services.overviews import decide_overviews
from cop.notifications.services.pruning import prune
from cop.notifications.tasks import WORKER_TIMEOUT


class Command(BaseCommand):
    help = (
        "Sends overview mails that are due and retries mails that failed. Safe to run at any time, and twice at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seconds", type=int, default=1800, help="stop after so long; the next run goes on")

    def handle(self, *args: Any, seconds: int, **options: Any) -> None:
        until = time.monotonic() + seconds
        decided = decide_overviews(seconds=seconds)
        run = send_due(seconds=max(1, until - time.monotonic()), timeout=WORKER_TIMEOUT)
        prune(now=timezone.now())
        self.stdout.write(
            f"{decided.mails} overviews made; {run.sent} mails sent, {run.failed} not taken, {run.skipped} not needed."
        )
        if decided.failures:
            raise CommandError(f"{decided.failures} overviews could not be made; the log says why.")
