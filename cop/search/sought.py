"""What a typed word is looked up by: its inflections, the compounds it may be in, the parts it may be made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cop.search.words import stem_of

SHORTEST_PART = 4  # letters of a word that is looked for in compounds
_LINKS = ("", "s", "n", "en", "e")
_PLURALS = ("", "s", "n", "en")
_LONG_VOWEL = re.compile(r"([aeou])\1([bcdfghklmnprst])$")
_SHORT_VOWEL = re.compile(r"(?<![aeiou])([aeou])([bcdfghklmnprst])$")


@dataclass(frozen=True)
class Sought:
    """One word, by its key."""

    key: str

    @cached_property
    def stem(self) -> str:
        return stem_of(self.key)

    @cached_property
    def bases(self) -> set[str]:
        """The word and, where that is its beginning, its stem: "kandidaten" and "kandidaat"."""
        alike = {self.key, self.stem} if self.stem[:3] == self.key[:3] else {self.key}
        return {base for base in alike if len(base) >= SHORTEST_PART and base.isalpha()}

    @cached_property
    def endings(self) -> set[str]:
        """How compounds end that have it as their last part."""
        return {base + plural for base in self.bases for plural in _PLURALS}

    @cached_property
    def people(self) -> set[str]:
        """The stems of who does it, and of what such a person does: "instroom" and "instromers"."""
        if len(self.key) < 6 or not self.key.isalpha():
            return set()
        roots = {self.key.removesuffix(ending) for ending in ("er", "ers") if self.key.endswith(ending)}
        does = {_LONG_VOWEL.sub(r"\1\2", self.key) + "er"}
        return {stem_of(word) for word in {*does, *roots, *(_SHORT_VOWEL.sub(r"\1\1\2", root) for root in roots)}}

    @cached_property
    def cuts(self) -> list[tuple[list[str], str]]:
        """Where it may be two words: (ways to read the first, the last), the longest last part first."""
        places = range(SHORTEST_PART, len(self.key) - SHORTEST_PART + 1)
        return [(list(without_link(self.key[:place])), self.key[place:]) for place in places]

    @property
    def parts(self) -> set[str]:
        return {part for firsts, last in self.cuts for part in (*firsts, last)}

    def follows(self, key: str) -> list[str]:
        """What comes after this word in a compound, in the ways to read it; [] when it does not begin so."""
        if not key.startswith(self._bases):
            return []
        return next(list(_without_first_link(key.removeprefix(base))) for base in self._bases if key.startswith(base))

    def precedes(self, key: str) -> list[str]:
        """What comes before this word in a compound, in the ways to read it; [] when it does not end so."""
        if not key.endswith(self._endings):
            return []
        return next(list(without_link(key.removesuffix(end))) for end in self._endings if key.endswith(end))

    @cached_property
    def _bases(self) -> tuple[str, ...]:
        return tuple(sorted(self.bases, key=len, reverse=True))

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(sorted(self.endings, key=len, reverse=True))


def without_link(first: str) -> Iterator[str]:
    """A first part without the letters that bind it to the next: "arbeids", "kandidaten"."""
    return (first.removesuffix(link) for link in _LINKS if first.endswith(link) and len(first) - len(link) > 2)


def _without_first_link(rest: str) -> Iterator[str]:
    return (rest.removeprefix(link) for link in _LINKS if rest.startswith(link) and len(rest) - len(link) > 2)
