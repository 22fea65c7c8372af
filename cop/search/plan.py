"""What is asked of an engine: for each thing that was typed, the ways of saying it, best first."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from wagtail.search.query import And, Boost, Or, Phrase, PlainText, SearchQuery

MOST_LOOSE = 6  # things of which some must be there: all pairs of more are many
EXACT, INFLECTED, RELATED, PARTLY = 1.0, 0.75, 0.4, 0.15


@dataclass(frozen=True)
class Level:
    """Ways of saying a thing that fit equally well."""

    weight: float
    ways: tuple[SearchQuery, ...]


@dataclass(frozen=True)
class Unit:
    """One thing that was typed. `rarity` says how much a page that has it stands out; `forms` are marked in snippets.

    `pages` is about how many pages have it, at most how many there are for this reader; never too few. `usual` are the
    few ways in which most of those say it, `usual_pages` of them.
    """

    text: str
    levels: tuple[Level, ...]
    rarity: float
    forms: frozenset[str]
    corrections: tuple[str, ...] = ()
    pages: int = 0
    usual: tuple[SearchQuery, ...] = ()
    usual_pages: int = 0

    @property
    def anything(self) -> SearchQuery:
        return any_of(way for level in self.levels for way in level.ways)

    @property
    def as_usual(self) -> SearchQuery:
        return any_of(self.usual) if self.usual else self.anything

    @property
    def boosted(self) -> SearchQuery:
        return any_of(Boost(any_of(level.ways), level.weight) for level in self.levels)


@dataclass(frozen=True)
class Plan:
    units: tuple[Unit, ...]
    unwanted: tuple[SearchQuery, ...]
    pages: int = 0  # that this reader may read
    unwanted_pages: int = 0  # about how many of them have something unwanted

    @property
    def is_empty(self) -> bool:
        return not self.units and not self.unwanted

    def wanted(self, looseness: int, *, boosted: bool = False, usual: bool = False) -> SearchQuery | None:
        """All that was typed; looser, any two of it (of two, one); loosest, anything. None when nothing must be there.

        Looser it is about the rarest things only, and ranking puts pages first that have more of it. `boosted` is for
        engines that weigh by themselves; with `usual` only in the ways in which most pages say it.
        """
        units = self.units if looseness == 0 else sorted(self.units, key=lambda unit: -unit.rarity)[:MOST_LOOSE]
        each = [
            Boost(unit.boosted, unit.rarity) if boosted else unit.as_usual if usual else unit.anything for unit in units
        ]
        if not each:
            return None
        if looseness == 0:
            return all_of(each)
        if looseness == 1 and len(each) > 2:
            return any_of(And(list(pair)) for pair in combinations(each, 2))
        return any_of(each)

    def fewest(self, looseness: int) -> int:
        """In about how many pages the rarest of the things is that must be there; 0 when nothing must."""
        return min(self._needed(looseness), default=0)

    def expected(self, looseness: int) -> float:
        """About how many pages have what is wanted, if words had nothing to do with each other."""
        left = max(self.pages - self.unwanted_pages, 1)
        return left * math.prod(number / self.pages for number in self._needed(looseness))

    def _needed(self, looseness: int) -> list[int]:
        """In how many pages each thing is; looser only of the most common ones, which are needed the most often."""
        usual = (unit.usual_pages if unit.usual else unit.pages for unit in self.units)
        numbers = sorted((min(number, self.pages) for number in usual), reverse=True)
        return numbers if looseness == 0 else numbers[: 2 if looseness == 1 and len(numbers) > 2 else 1]

    @property
    def loosest(self) -> int:
        """How often one can ask again for less."""
        return min(max(len(self.units) - 1, 0), 2)


def any_of(queries: Iterable[SearchQuery]) -> SearchQuery:
    several = list(queries)
    return several[0] if len(several) == 1 else Or(several)


def all_of(queries: Iterable[SearchQuery]) -> SearchQuery:
    several = list(queries)
    return several[0] if len(several) == 1 else And(several)


def way_of(text: str) -> SearchQuery:
    """A word, or words that stand beside each other; the index has the parts of a hyphenated word so."""
    words = text.replace("-", " ")
    return Phrase(words) if " " in words else PlainText(words)
