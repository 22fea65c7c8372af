"""Finding pages: what the search page shows, and what the words in the lists of other rooms find."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from cop.core.permissions import is_admitted
from cop.search.answers import Answer, answer_at, keep_answer, place_of
from cop.search.asking import Asked, clean_words
from cop.search.engines import Question, engine
from cop.search.hits import hits_of
from cop.search.kept import Kept, kept_now
from cop.search.label_pages import label_pages
from cop.search.marks import mark_of_value
from cop.search.narrowing import Pages, facets_of, still_visible, visible_pages
from cop.search.plan import Plan
from cop.search.registry import KIND_FACET, facets
from cop.search.results import MOST_COUNTED, PER_PAGE, Found, Hit
from cop.search.typed import Typed, read_typed
from cop.search.understanding import understand

ENOUGH = 3  # pages with all that was typed; with fewer, those with most of it follow


def find(*, user: Any, asked: Asked) -> Found:
    """What this person finds with these words and choices. Nothing that they may not read is counted or shown."""
    search = Search(user, asked)
    if not search.is_asked:
        return Found(asked, [], 0, is_capped=False, facets=[])
    return search.found()


def found_keys(*, user: Any, words: str, kind: str) -> list[int]:
    """Keys of pages of one type with these words, best first, at most `MOST_COUNTED`, for a list that looks for itself
    which of them the reader may see."""
    search = Search(user, Asked(clean_words(words), {KIND_FACET.parameter: (kind,)}))
    return search.keys_of_kind()[:MOST_COUNTED] if search.plan.units or search.plan.unwanted else []


@dataclass
class Search:
    """One search of one reader."""

    user: Any
    asked: Asked

    @cached_property
    def typed(self) -> Typed:
        return read_typed(self.asked.words)

    @cached_property
    def _answer(self) -> Answer:
        if not self.typed.wanted and not self.typed.unwanted:
            return Answer(Plan((), ()), kept_now())
        for_members = is_admitted(self.user)
        place = place_of(self.asked.words, for_members=for_members)
        answer = answer_at(place)
        if answer is None:
            answer = Answer(*understand(self.typed, for_members=for_members))
            keep_answer(place, answer)
        return answer

    @property
    def plan(self) -> Plan:
        return self._answer.plan

    @property
    def kept(self) -> Kept:
        return self._answer.kept

    @property
    def is_asked(self) -> bool:
        """False without words and choices, and for words that are only signs."""
        return not self.plan.is_empty if self.asked.words else bool(self.asked.chosen)

    def found(self) -> Found:
        pages, is_capped, is_relaxed = self._pages()
        chosen = self.asked.chosen
        left = pages.narrowed(chosen)
        keys = [key for key in pages.keys if key in left][:MOST_COUNTED]
        found = Found(self.asked, [], len(keys), is_capped, facets_of(pages, chosen, self.kept), is_relaxed=is_relaxed)
        if chosen and not keys:
            found.left_without, found.left_without_choices = pages.left_without(chosen), len(pages.keys)
        start = (found.page.number - 1) * PER_PAGE
        shown = keys[start : start + PER_PAGE]
        found.hits, said = self._hits(shown, pages)
        found.corrected = self._corrected(said)
        found.label_pages = label_pages(user=self.user, asked=self.asked, kept=self.kept)
        return found

    def _hits(self, shown: list[int], pages: Pages) -> tuple[list[Hit], set[str]]:
        """The reader may see these pages: that was asked a moment ago. How they are shown is kept with the answer."""
        place = (get_language() or "", tuple(shown))
        if (kept := self._answer.shown.get(place)) is not None:
            return kept
        hits = hits_of(shown, pages.kind_of(shown), self.user, self.plan)
        self._answer.keep_shown(place, hits)
        return hits

    def keys_of_kind(self) -> list[int]:
        marks = self._marks(self.asked.chosen)
        keys = self._ask(marks=marks)
        for looseness in range(1, self.plan.loosest + 1):
            if not self._wants_more(len(keys), looseness):
                break
            keys = list(dict.fromkeys([*keys, *self._ask(marks=marks, looseness=looseness)]))
        return keys

    def _pages(self) -> tuple[Pages, bool, bool]:
        """The pages that fit, whether there are more, and whether none of them has all that was typed."""
        pages, is_capped = self._pages_at(0)
        is_relaxed = False
        for looseness in range(1, self.plan.loosest + 1):
            if not self._wants_more(len(pages.keys), looseness):
                break
            is_relaxed = is_relaxed or not pages.keys
            others, is_capped = self._pages_at(looseness)
            pages = pages.with_others(others)
        return pages, is_capped, is_relaxed and bool(pages.keys)

    def _pages_at(self, looseness: int) -> tuple[Pages, bool]:
        """Of more than are counted, those with the chosen labels may be others: asked with the labels as well."""
        keys, chosen = self._ask(looseness=looseness), self.asked.chosen
        is_capped = len(keys) > MOST_COUNTED
        if is_capped and chosen:
            narrowed = self._ask(marks=self._marks(chosen), looseness=looseness)
            is_capped = len(narrowed) > MOST_COUNTED
            keys = list(dict.fromkeys([*narrowed[:MOST_COUNTED], *keys[:MOST_COUNTED]]))
            return self._visible(keys), is_capped
        return self._visible(keys[:MOST_COUNTED]), is_capped

    def _visible(self, keys: list[int]) -> Pages:
        """The labels of pages are kept with the answer; whether the reader may see them is asked each time."""
        kept = self._answer.pages
        if (pages := kept.get(tuple(keys))) is not None:
            return still_visible(pages, self.user)
        pages = kept[tuple(keys)] = visible_pages(keys, self.user)
        return pages

    def _wants_more(self, number: int, looseness: int) -> bool:
        """Of two words either is much less than both; of more, most of them is nearly as good."""
        return number == 0 or (number < ENOUGH and looseness == 1 and len(self.plan.units) > 2)

    def _ask(self, *, marks: tuple[tuple[str, ...], ...] = (), looseness: int = 0) -> list[int]:
        """Of more than `MOST_COUNTED` one more, which says so."""
        asked = (marks, looseness, MOST_COUNTED + 1)
        if asked not in self._answer.keys:
            self._answer.keys[asked] = engine().best(Question(self.plan, self.user, MOST_COUNTED + 1, marks, looseness))
        return self._answer.keys[asked]

    def _marks(self, chosen: dict[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        by_parameter = {facet.parameter: facet for facet in facets()}
        return tuple(
            tuple(mark_of_value(by_parameter[parameter], slug) for slug in slugs) for parameter, slugs in chosen.items()
        )

    def _corrected(self, said: set[str]) -> str:
        """The words as they were understood; "" where a corrected word stands in no hit that is shown."""
        right = {unit.text: unit.corrections[0] for unit in self.plan.units if unit.corrections}
        if not right or not set(right.values()) <= said:
            return ""
        return " ".join(
            " ".join(right.get(form, form) for form in part.forms) if not part.is_phrase else f'"{part.text}"'
            for part in self.typed.wanted
        )
