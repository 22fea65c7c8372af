"""Letters that rooms write themselves: a confirmation, a reminder. They go through the same log, each once.

A room registers in `AppConfig.ready` how a letter is made, and queues it with `services.queue_letters` in the transaction
of what it tells. It is made when it goes out; by then there may be nothing left to tell. Somebody without an account gets one as well, by
address, when the room says how that is made.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cop.members.models import Member


@dataclass(frozen=True)
class OwnLetter:
    """`template` names a pair in `emails/`. `attachments` are (name of the file, content, media type).

    `kind` is a kind of notification: who chose "never" for that gets no such letter, and every letter says how to stop.
    Without one it is about something that the member did themselves and always goes out.
    """

    subject: str
    template: str
    context: dict[str, Any]
    kind: str = ""
    attachments: tuple[tuple[str, bytes, str], ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


#: `compose(member, payload)`; None when there is nothing left to tell.
Compose = Callable[[Member, dict[str, Any]], OwnLetter | None]
#: `compose(address, payload)`; the letter has no `kind`, since there are no choices of who has no account.
ComposeByAddress = Callable[[str, dict[str, Any]], OwnLetter | None]


@dataclass(frozen=True)
class Registered:
    """`also_waiting`: who has an account and was not admitted gets this letter too."""

    compose: Compose
    by_address: ComposeByAddress | None = None
    also_waiting: bool = False


_letters: dict[str, Registered] = {}


def register_letter(
    name: str, compose: Compose, *, by_address: ComposeByAddress | None = None, also_waiting: bool = False
) -> None:
    _letters[name] = Registered(compose, by_address, also_waiting)


def letter_named(name: str) -> Registered:
    """Raises KeyError for a letter that no room registered."""
    return _letters[name]
