"""Queueing letters of other rooms."""

from collections.abc import Mapping
from typing import Any

from cop.notifications.models import Delivery
from cop.notifications.own_letters import composer_of
from cop.notifications.tasks import send_soon


def queue_letters(*, name: str, letters: Mapping[str, tuple[int, dict[str, Any]]]) -> int:
    """`letters` is {key: (member's key, payload)}. What has a key that is in the log already is not sent again.

    In the caller's transaction; mails go out after it. Gives how many were asked for. Raises KeyError for an unknown name.
    """
    composer_of(name)
    rows = [
        Delivery(key=key, member_id=member, payload={"letter": name, **payload})
        for key, (member, payload) in letters.items()
    ]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        send_soon()
    return len(rows)
