"""The arithmetic of a programme: how long it takes, when each part is, and how it fits in less time.

Pure: it knows minutes, no pages. All times are whole minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

DAY = 24 * 60  # minutes


@dataclass(frozen=True)
class Slot:
    """A part: how long it takes, how short it may be (at most `minutes`), and whether it may be left out."""

    minutes: int
    shortest: int
    may_go: bool = False


@dataclass(frozen=True)
class Fitted:
    """`minutes` of every part, in the order given; None for one that is left out.

    Where it does not fit, `minutes` is the shortest programme there is, and `total` is more than what was asked.
    """

    minutes: tuple[int | None, ...]
    fits: bool

    @property
    def total(self) -> int:
        return sum(minutes for minutes in self.minutes if minutes is not None)


@dataclass(frozen=True)
class Span:
    """From and until, as a clock shows them."""

    start: time
    end: time


def total(slots: Sequence[Slot]) -> int:
    return sum(slot.minutes for slot in slots)


def least(slots: Sequence[Slot]) -> int:
    """The shortest time in which there still is a programme: of parts that may all be left out, one stays."""
    needed = [slot.shortest for slot in slots if not slot.may_go]
    return sum(needed) if needed else min((slot.shortest for slot in slots), default=0)


def shorten(slots: Sequence[Slot], available: int) -> Fitted:
    """The programme in `available` minutes: parts are shortened by what each can spare, and only when that is not
    enough are parts left out, so that as much of the programme as possible stays."""
    if available < least(slots):
        kept = _kept(slots, least(slots))
        return Fitted(
            tuple(slot.shortest if keep else None for slot, keep in zip(slots, kept, strict=True)), fits=False
        )
    kept = _kept(slots, available)
    there = [slot for slot, keep in zip(slots, kept, strict=True) if keep]
    cut = iter(_cut(there, total(there) - available))
    minutes = tuple(slot.minutes - next(cut) if keep else None for slot, keep in zip(slots, kept, strict=True))
    return Fitted(minutes, fits=True)


def running(minutes: Sequence[int | None], start: time) -> list[Span | None]:
    """When each part is by the clock, from `start`; None for one that is left out. After midnight it goes on at 0:00."""
    now = start.hour * 60 + start.minute
    spans: list[Span | None] = []
    for length in minutes:
        spans.append(None if length is None else Span(_clock(now), _clock(now + length)))
        now += length or 0
    return spans


def _clock(minute: int) -> time:
    return time(minute % DAY // 60, minute % 60)


def _kept(slots: Sequence[Slot], available: int) -> list[bool]:
    """Which parts stay: all when their shortest times fit; else those that cannot go, with the most minutes beside them.

    A knapsack: of the parts that may go, each weighs its shortest time and is worth the time that it takes.
    """
    room = available - sum(slot.shortest for slot in slots if not slot.may_go)
    # best[weight] is (minutes, number of parts, their places) of the best choice of at most that weight.
    best: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())] * (max(room, 0) + 1)
    for place, slot in enumerate(slots):
        if not slot.may_go:
            continue
        for weight in range(room, slot.shortest - 1, -1):
            minutes, number, places = best[weight - slot.shortest]
            best[weight] = max(best[weight], (minutes + slot.minutes, number + 1, (*places, place)), key=_worth)
    staying = best[-1][2]
    return [not slot.may_go or place in staying for place, slot in enumerate(slots)]


def _worth(choice: tuple[int, int, tuple[int, ...]]) -> tuple[int, int]:
    return choice[:2]


def _cut(slots: Sequence[Slot], too_much: int) -> list[int]:
    """How many minutes go off each, in proportion to what it can spare; what rounding leaves goes to the largest rests."""
    spare = [slot.minutes - slot.shortest for slot in slots]
    if too_much <= 0:
        return [0] * len(slots)
    shares = [divmod(too_much * one, sum(spare)) for one in spare]
    cuts = [whole for whole, _rest in shares]
    by_rest = sorted(range(len(slots)), key=lambda place: -shares[place][1])
    for place in by_rest[: too_much - sum(cuts)]:
        cuts[place] += 1
    return cuts
