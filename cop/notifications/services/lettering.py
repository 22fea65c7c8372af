"""Queueing letters of other rooms."""

from collections.abc import Iterable, Mapping
from typing import Any

from cop.notifications.models import Delivery
from cop.notifications.own_letters import letter_named
from cop.notifications.tasks import send_soon

AT_ONCE = 500  # keys in one statement: a database takes a limited number of values


def queued_already(*, keys: Iterable[str]) -> set[str]:
    """Which of these keys are in the log, for who says how many letters are new."""
    asked, found = list(keys), set()
    for first in range(0, len(asked), AT_ONCE):
        there = Delivery.objects.filter(key__in=asked[first : first + AT_ONCE])
        found |= set(there.values_list("key", flat=True))
    return found


def queue_letters(*, name: str, letters: Mapping[str, tuple[int | str, dict[str, Any]]]) -> int:
    """`letters` is {key: (member's key or an address, payload)}. What has a key that is in the log already is not sent again.

    In the caller's transaction; mails go out after it. Gives how many were asked for. Raises KeyError for an unknown name,
    and ValueError for an address where the room writes to members alone.
    """
    by_address = letter_named(name).by_address
    rows = []
    for key, (to, payload) in letters.items():
        row = Delivery(key=key, payload={"letter": name, **payload})
        if isinstance(to, int):
            row.member_id = to
        elif by_address is None:
            raise ValueError(f"{name!r} goes to members only.")
        else:
            row.address = to
        rows.append(row)
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        send_soon()
    return len(rows)
