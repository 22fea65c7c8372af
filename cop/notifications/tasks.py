"""Sending mail behind what a member does: in a worker, or right after the request where there is none."""

import datetime

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django_tasks import task

from cop.notifications.models import Delivery
from cop.notifications.sending import send_due

WORKER_SECONDS, WORKER_TIMEOUT = 60, 10
#: Without a worker a reader waits for this. What is left then goes with the next mail, or with `send_digests`.
REQUEST_SECONDS, REQUEST_TIMEOUT = 4, 3
SHORTEST_WAIT = datetime.timedelta(seconds=60)


def send_soon(*, after: datetime.timedelta = datetime.timedelta()) -> None:
    """Sends what is due, once the transaction is committed. A failure never reaches what the member was doing."""
    transaction.on_commit(lambda: _enqueue(after), robust=True)


def _enqueue(after: datetime.timedelta) -> None:
    if not after:
        send_waiting_mail.enqueue()
    elif has_worker():
        send_waiting_mail.using(run_after=timezone.now() + after).enqueue()


@task()
def send_waiting_mail() -> int:
    """Gives how many were sent. A worker comes back for what it could not send yet."""
    if not has_worker():
        return send_due(seconds=REQUEST_SECONDS, timeout=REQUEST_TIMEOUT).sent
    run = send_due(seconds=WORKER_SECONDS, timeout=WORKER_TIMEOUT)
    if not run.is_done:
        send_waiting_mail.enqueue()
    elif run.failed:
        # Only who saw the failure comes back: else each new mail would leave a task of its own behind.
        send_waiting_mail.using(run_after=_next_try()).enqueue()
    return run.sent


def _next_try() -> datetime.datetime:
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING).aggregate(first=Min("due_at"))["first"]
    soonest = timezone.now() + SHORTEST_WAIT
    return max(waiting or soonest, soonest)


def has_worker() -> bool:
    """Only a queue can put off: the other backend does the work at once."""
    return bool(send_waiting_mail.get_backend().supports_defer)
