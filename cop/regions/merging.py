"""What moves when organisations merge, for the person who decides. Rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable

from django.utils.functional import Promise

from cop.regions.models import Organisation

CountOf = Callable[[Organisation], int]
_counters: dict[str, tuple[str | Promise, CountOf]] = {}


def register_moving(name: str, label: str | Promise, count: CountOf) -> None:
    """`label` says what `count(organisation)` counts: "members", "lessons"."""
    _counters[name] = (label, count)


def what_moves(organisation: Organisation) -> list[tuple[str | Promise, int]]:
    return [(label, count(organisation)) for label, count in _counters.values()]
