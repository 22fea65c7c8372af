"""Work for later: places that nobody took, and what is told on a day."""

from datetime import datetime

from django.db import transaction
from django_tasks import task


def settle_at(moment: datetime) -> None:
    """Once the transaction is committed, where a worker can wait; else the next run of `tend_events` does it."""
    if settle_offers.get_backend().supports_defer:
        transaction.on_commit(lambda: settle_offers.using(run_after=moment).enqueue(), robust=True)


@task()
def settle_offers() -> int:
    """Gives how many events had an offer that ran out."""
    from events.registration.services import expire_offers  # the services queue this task

    return expire_offers()
