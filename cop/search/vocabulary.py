"""Looks words up among those that stand in pages: as they are, inflected, and in compounds.

What a reader may not read is no part of it: visitors search with the words of public pages. The state of the search
comes along with the words, so that a search need not ask for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from uuid import UUID

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from cop.search.models import IndexedWord, SearchState
from cop.search.sought import Sought

MOST_ROWS = 400
MOST_COMPOUNDS = 24  # of one word
SHORTEST_HALF = 5  # letters
# Letters of what is left of a compound, which then is hardly an accident: "kwar" before "taal" is one.
SURELY_A_WORD = 6
SURELY_A_LAST_PART = 4
_STATE, _NEAR, _FAR = 0, 1, 2
# After these letters no word of our keys comes.
_LAST = "\U0010ffff"
# What is left when an inflection, or a verb with another meaning, is mistaken for a compound.
_NO_PARTS = frozenset(
    [
        "baar",
        "elijk",
        "elijke",
        "ende",
        "enden",
        "heid",
        "heden",
        "ingen",
        "lijk",
        "lijke",
        "loos",
        "sters",
        "tjes",
        "ver",
        "ont",
        "onder",
        "over",
        "voor",
        "door",
    ]
)


@dataclass(frozen=True)
class Known:
    """A word that stands in `pages` pages which the reader may read."""

    form: str
    key: str
    stem: str
    pages: int


class Vocabulary:
    """The words that one search needs."""

    def __init__(
        self, sought: Iterable[Sought], *, for_members: bool, stems: Iterable[str] = (), keys: Iterable[str] = ()
    ) -> None:
        self.for_members = for_members
        self.state: SearchState | None = None
        self._words: dict[str, Known] = {}
        self._by_key: dict[str, list[Known]] = {}
        self._by_stem: dict[str, list[Known]] = {}
        self._parts: set[str] = set()
        self._compounds: dict[str, list[Known]] = {}
        self.add(sought, stems, keys)

    def add(self, sought: Iterable[Sought], stems: Iterable[str] = (), keys: Iterable[str] = ()) -> None:
        """Looks up more words: one query, and one more for what is left of compounds."""
        several = list(sought)
        self._compounds.clear()
        for word in self._fetch(several, set(stems), set(keys)):
            if word.form not in self._words:
                self._words[word.form] = word
                self._by_key.setdefault(word.key, []).append(word)
                self._by_stem.setdefault(word.stem, []).append(word)
        rests = {
            rest
            for one in several
            for word in self._words.values()
            for rest in (*one.follows(word.key), *one.precedes(word.key))
        }
        short = {rest for rest in rests if len(rest) < SURELY_A_WORD} - _NO_PARTS - self._parts
        if short:
            known = words_of(for_members=self.for_members).filter(key__in=short)
            self._parts.update(known.values_list("key", flat=True))

    def spelled(self, key: str) -> list[Known]:
        """The ways in which a word is written."""
        return self._by_key.get(key, [])

    def pages(self, form: str) -> int:
        """In how many pages it stands; 0 when it was not looked up."""
        return self._words[form].pages if form in self._words else 0

    def inflected(self, stem: str) -> list[Known]:
        return self._by_stem.get(stem, [])

    def compounds(self, sought: Sought) -> list[Known]:
        """At most `MOST_COMPOUNDS` words of which this is the first or the last part, most used first."""
        if sought.key not in self._compounds:
            every = (word for word in self._words.values() if self._is_compound(word, sought))
            self._compounds[sought.key] = list(islice(every, MOST_COMPOUNDS))
        return self._compounds[sought.key]

    def parts(self, sought: Sought) -> tuple[Known, Known] | None:
        """The two known words that this one is made of: of several cuts the one with the longest last part."""
        for firsts, last in sought.cuts:
            tails = [word for first in firsts for word in self.spelled(first)]
            heads = self.spelled(last)
            if heads and tails:
                return tails[0], heads[0]
        return None

    def halves(self, sought: Sought) -> list[Known]:
        """The longest known beginning and the longest known end, where the rest is no word that anybody wrote."""
        begins = [word for firsts, _last in reversed(sought.cuts) for first in firsts for word in self.spelled(first)]
        ends = [word for _firsts, last in sought.cuts for word in self.spelled(last)]
        return [word for word in (*begins[:1], *ends[:1]) if len(word.key) >= SHORTEST_HALF]

    def _is_compound(self, word: Known, sought: Sought) -> bool:
        if word.stem == sought.stem:
            return False
        return any(self._is_part(rest, SURELY_A_LAST_PART) for rest in sought.follows(word.key)) or any(
            self._is_part(rest, SURELY_A_WORD) for rest in sought.precedes(word.key)
        )

    def _is_part(self, rest: str, long_enough: int) -> bool:
        return rest in self._parts or (len(rest) >= long_enough and rest not in _NO_PARTS)

    def _fetch(self, sought: list[Sought], stems: set[str], keys: set[str]) -> list[Known]:
        keys = keys.union({word.key for word in sought}, *(word.parts for word in sought))
        stems = stems.union({word.stem for word in sought}, *(word.people for word in sought))
        near = Q(key__in=keys) | Q(stem__in=stems)
        ranges = [starts("key", base) for word in sought for base in word.bases]
        ranges += [starts("backwards", end[::-1]) for word in sought for end in word.endings]
        first = Case(When(near, then=Value(_NEAR)), default=Value(_FAR), output_field=IntegerField())
        words = words_of(for_members=self.for_members).filter(reduce(or_, ranges, near)).annotate(place=first)
        columns = ("place", "form", "key", "stem", "seen")
        rows = self._state().values_list(*columns).union(words.values_list(*columns), all=True)
        found = []
        for place, *row in rows.order_by("place", "-seen", "form")[:MOST_ROWS]:
            if place == _STATE:
                self.state = SearchState(generation=UUID(row[1]), pages=row[3])
            else:
                found.append(Known(*row))
        return found

    def _state(self) -> QuerySet[SearchState]:
        """Shaped as a word: its key is the generation, and it is seen in all pages."""
        empty = Value("", CharField())
        seen = F("pages" if self.for_members else "public_pages")
        state = SearchState.objects.annotate(place=Value(_STATE, IntegerField()), form=empty, stem=empty, seen=seen)
        return state.annotate(key=Cast("generation", CharField()))


def words_of(*, for_members: bool) -> QuerySet[IndexedWord]:
    """The words of pages that the reader may read; `seen` in how many of those."""
    seen = "pages" if for_members else "public_pages"
    return IndexedWord.objects.filter(**{f"{seen}__gt": 0}).annotate(seen=F(seen))


def starts(column: str, letters: str) -> Q:
    """As a range, which an index serves on every database."""
    return Q(**{f"{column}__gte": letters, f"{column}__lt": letters + _LAST})
