"""What this process keeps of the last searches: how the words were understood, and which pages the index gave.

Who narrows what was found, leafs in it or comes back to it asks the same again. Kept under the state of the index, so
that it is what the index would say; who may read what is never kept, but looked up for every answer.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from cop.search.kept import Kept
from cop.search.models import SearchState
from cop.search.narrowing import Pages
from cop.search.plan import Plan
from cop.search.results import Hit

MOST_SHOWN = 5  # pages of twenty hits of one search; some twenty kilobytes each
MOST_KEPT = 200  # searches; one has at most some hundreds of keys for each way of asking


@dataclass
class Answer:
    """The plan of one search, {(marks, looseness, most): keys of pages, best first}, the same keys with labels, and
    {(language, keys): how these pages are shown}."""

    plan: Plan
    kept: Kept
    keys: dict[tuple[tuple[tuple[str, ...], ...], int, int], list[int]] = field(default_factory=dict)
    pages: dict[tuple[int, ...], Pages] = field(default_factory=dict)
    shown: dict[tuple[str, tuple[int, ...]], tuple[list[Hit], set[str]]] = field(default_factory=dict)

    def keep_shown(self, place: tuple[str, tuple[int, ...]], hits: tuple[list[Hit], set[str]]) -> None:
        """The first pages of an answer are what readers come back to."""
        if len(self.shown) < MOST_SHOWN:
            self.shown[place] = hits


@dataclass(frozen=True)
class Place:
    """Where an answer is kept: the state of the index, who may read it, and the words."""

    generation: UUID
    revision: UUID
    for_members: bool
    words: str


_answers: OrderedDict[Place, Answer] = OrderedDict()
_lock = Lock()


def place_of(words: str, *, for_members: bool) -> Place | None:
    """None before anything was read; one query."""
    state = SearchState.objects.values_list("generation", "revision").first()
    return Place(*state, for_members, words) if state else None


def answer_at(place: Place | None) -> Answer | None:
    with _lock:
        if place not in _answers:
            return None
        _answers.move_to_end(place)
        return _answers[place]


def keep_answer(place: Place | None, answer: Answer) -> None:
    """The one that was asked for longest ago makes room. Nothing is kept without a place."""
    if place is None:
        return
    with _lock:
        _answers[place] = answer
        while len(_answers) > MOST_KEPT:
            _answers.popitem(last=False)


def forget_answers() -> None:
    with _lock:
        _answers.clear()
