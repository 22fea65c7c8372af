"""What rooms that stand on this one do when `tend_events` runs. They register in `AppConfig.ready`."""

from collections.abc import Callable

#: {what it is in the output of the command: the service, which gives a number and may run twice}.
_chores: dict[str, Callable[[], int]] = {}


def register_chore(name: str, run: Callable[[], int]) -> None:
    _chores[name] = run


def do_chores() -> dict[str, int]:
    return {name: run() for name, run in _chores.items()}
