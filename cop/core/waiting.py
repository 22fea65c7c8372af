"""What waits for somebody: rooms register counters, dashboards show them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Waiting:
    """So many things that wait, with the address where one deals with them."""

    label: str | Promise
    count: int
    url: str


_counters: list[Callable[[Any], Waiting | None]] = []


def register_waiting(counter: Callable[[Any], Waiting | None]) -> None:
    """`counter(user)` gives what waits for this user, or None when it is not their work."""
    if counter not in _counters:
        _counters.append(counter)


def waiting_for(user: Any) -> list[Waiting]:
    return [waiting for counter in _counters if (waiting := counter(user)) is not None]
