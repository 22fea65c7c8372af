"""The ways of saying what somebody typed: as it is, inflected, in a compound, otherwise, or spelled right."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.search.query import SearchQuery

from cop.search.plan import EXACT, INFLECTED, PARTLY, RELATED, Level, Unit, all_of, any_of, way_of
from cop.search.sought import Sought
from cop.search.synonyms import Synonyms, said_otherwise
from cop.search.typed import Part
from cop.search.vocabulary import Vocabulary
from cop.search.words import STOP_WORDS, key_of, stem_of, tokens

_BETWEEN = (" ", "-", "'", "’")


@dataclass(frozen=True)
class Ways:
    """`pages` is how many pages the reader may read; `meant` what unknown words may have been meant as."""

    vocabulary: Vocabulary
    synonyms: Synonyms
    pages: int
    meant: dict[str, list[str]]

    def unit(self, part: Part) -> Unit:
        if part.is_phrase:
            return self._as_it_stands(part)
        if part.is_single and self.meant.get(part.key):
            return self._corrected(part)
        exact = [part.text, *(word.form for word in self.vocabulary.spelled(part.key))]
        inflected = self.inflected(part)
        related = [*self._people(part), *self._compounds(part), *self._others(part)]
        halves = [] if self._is_found(part) else self._halves(part)
        apart = self._apart(part)
        loosely = [all_of(unit.anything for unit in apart)] if apart else []
        usual = self._usual([part.text, *exact, *inflected], related)
        is_close = len(apart) == len(part.forms)
        return Unit(
            text=part.text,
            levels=_levels(
                (EXACT, map(way_of, exact)),
                (INFLECTED, [*map(way_of, inflected), *(loosely if is_close else [])]),
                (RELATED, [*map(way_of, related), *([] if is_close else loosely), *self._cut(part)]),
                (PARTLY, map(way_of, halves)),
            ),
            rarity=self._rarity(part),
            forms=_forms(exact, inflected, related, halves).union(*(unit.forms for unit in apart)),
            pages=self._pages_of([part.text, *exact, *inflected, *related, *halves]),
            usual=tuple(map(way_of, usual)),
            usual_pages=self._pages_of(usual),
        )

    def inflected(self, part: Part) -> list[str]:
        same = self.vocabulary.inflected(stem_of(part.key))
        return [word.form for word in same if word.key != part.key]

    def pages_with(self, part: Part) -> int:
        """About how many pages have it: a phrase at most as many as the rarest of its words, as far as those are known."""
        if not part.is_phrase:
            return self._pages_of([part.text, *self.inflected(part)])
        known = [number for form in part.forms if (number := self._pages_of([form]))]
        return min(known, default=0)

    def is_unknown(self, part: Part) -> bool:
        """True for a word that the reader's pages do not have in any form, nor its parts."""
        return part.text not in STOP_WORDS and not (self._is_found(part) or self.vocabulary.parts(Sought(part.key)))

    def _is_found(self, part: Part) -> bool:
        sought = Sought(part.key)
        written = self.vocabulary.spelled(part.key) or self.vocabulary.inflected(sought.stem)
        return bool(written or self.vocabulary.compounds(sought) or said_otherwise(self.synonyms, part.key))

    def _as_it_stands(self, part: Part) -> Unit:
        levels = _levels((EXACT, [way_of(part.text)]))
        return Unit(part.text, levels, self._rarity(part), _forms([part.text]), pages=self.pages_with(part))

    def _corrected(self, part: Part) -> Unit:
        """As the word that was meant; what is as near to it counts less."""
        nearest, *others = self.meant[part.key]
        right = self.unit(Part((nearest,)) if "-" not in nearest else Part(tuple(nearest.split("-"))))
        levels = _levels(
            (EXACT, [way_of(part.text)]),
            *((level.weight, level.ways) for level in right.levels),
            (RELATED, map(way_of, others)),
        )
        pages = min(right.pages + self._pages_of(others), self.pages)
        forms = right.forms | _forms([part.text], others)
        return Unit(part.text, levels, right.rarity, forms, (nearest, *others), pages)

    def _compounds(self, part: Part) -> list[str]:
        return [word.form for word in self.vocabulary.compounds(Sought(part.key))]

    def _people(self, part: Part) -> list[str]:
        stems = Sought(part.key).people - {stem_of(part.key)}
        return [word.form for stem in sorted(stems) for word in self.vocabulary.inflected(stem)]

    def _others(self, part: Part) -> list[str]:
        """Synonyms; those of one word in their inflections as well."""
        found: list[str] = []
        for other in said_otherwise(self.synonyms, part.key):
            found.append(" ".join(tokens(other)))
            if len(tokens(other)) == 1:
                found.extend(word.form for word in self.vocabulary.inflected(stem_of(key_of(tokens(other)[0]))))
        return list(dict.fromkeys(found))

    def _apart(self, part: Part) -> list[Unit]:
        """Words that belong together, each for itself; those that say nothing are left out."""
        telling = [form for form in part.forms if form not in STOP_WORDS]
        return [] if part.is_single else [self.unit(Part((form,))) for form in telling]

    def _cut(self, part: Part) -> list[SearchQuery]:
        """A compound's two parts, found apart."""
        parts = self.vocabulary.parts(Sought(part.key))
        if parts is None:
            return []
        return [all_of(any_of(way_of(same.form) for same in self.vocabulary.inflected(word.stem)) for word in parts)]

    def _halves(self, part: Part) -> list[str]:
        halves = self.vocabulary.halves(Sought(part.key))
        return [same.form for half in halves for same in self.vocabulary.inflected(half.stem)]

    def _usual(self, words: list[str], related: list[str]) -> list[str]:
        """The word itself, and the most used of what is related to it until half of all pages with any of it have those."""
        usual = list(dict.fromkeys(words))
        enough = self._pages_of([*usual, *related]) / 2
        for form in sorted(set(related) - set(usual), key=lambda form: (-self._pages_of([form]), form)):
            if self._pages_of(usual) >= enough:
                break
            usual.append(form)
        return usual

    def _pages_of(self, forms: Iterable[str]) -> int:
        """As if no page had two of them."""
        return min(sum(self.vocabulary.pages(form) for form in set(forms)), self.pages)

    def _rarity(self, part: Part) -> float:
        """As in BM25: a word of few pages says more than one of many. Between 0.1 and about 12."""
        keys = [part.key] if part.is_single else [part.key, *map(key_of, part.forms)]
        seen = [sum(word.pages for word in self.vocabulary.inflected(stem_of(key))) for key in keys]
        known = min([number for number in seen if number] or [0])
        few = min(known, self.pages)
        return max(math.log((self.pages - few + 0.5) / (few + 0.5) + 1), 0.1)


def _levels(*levels: tuple[float, Iterable[SearchQuery]]) -> tuple[Level, ...]:
    """Without what stands on a better level already."""
    seen: set[str] = set()
    found = []
    for weight, ways in levels:
        new = {repr(way): way for way in ways if repr(way) not in seen}
        seen.update(new)
        if new:
            found.append(Level(weight, tuple(new.values())))
    return tuple(found)


def _forms(*texts: Iterable[str]) -> frozenset[str]:
    """What is marked: the words, and several that stand beside each other only together."""
    return frozenset(text.replace(" ", between) for several in texts for text in several for between in _BETWEEN)
