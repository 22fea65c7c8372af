"""What waits for the end of a transaction, in tests whose own transaction never ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_waiting: list[list[Callable[[], None]]] = []


def after_commit(work: Callable[[], None]) -> None:
    """Does the work at once; inside `in_one_transaction` at its end, and equal work once."""
    if not _waiting:
        work()
    elif work not in _waiting[-1]:
        _waiting[-1].append(work)


@contextmanager
def in_one_transaction() -> Iterator[None]:
    """A factory writes a page in several steps; the search reads it when all of them are done."""
    _waiting.append([])
    try:
        yield
    finally:
        for work in _waiting.pop():
            after_commit(work)
