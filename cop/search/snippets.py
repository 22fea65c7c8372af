"""The best passage of a page's text, with the words that were found marked."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cop.search.plan import Plan
from cop.search.words import STOP_WORDS

LENGTH = 220  # characters of a passage
MOST_PLACES = 40  # looked at in one text
_LEAD = 60  # characters before the first word that was found
_ENDS = ".!?:"


class Place(NamedTuple):
    """Where a word stands that answers the typed thing number `unit`."""

    start: int
    end: int
    unit: int


class Marker:
    """Marks what one search found. Reading a text costs a few passes in C, however many words are sought."""

    def __init__(self, plan: Plan) -> None:
        self._forms: dict[str, int] = {}
        for number, unit in enumerate(plan.units):
            for form in unit.forms:
                if form not in STOP_WORDS or form == unit.text:
                    self._forms.setdefault(form, number)

    def title(self, text: str) -> SafeString:
        return _marked(text, self._places(text))

    def snippet(self, text: str) -> SafeString:
        """The passage with most of what was typed; the beginning of the text where it has none of it."""
        places = self._places(text)
        start, end = _passage(text, places)
        inside = [
            Place(place.start - start, place.end - start, place.unit)
            for place in places
            if start <= place.start and place.end <= end
        ]
        before, after = "… " if start else "", " …" if end < len(text) else ""
        return format_html("{}{}{}", before, _marked(text[start:end], inside), after)

    def has(self, text: str, form: str) -> bool:
        """True when the word stands in the text."""
        low = text.lower()
        return any(True for _start in _standing(low, form))

    def _places(self, text: str) -> list[Place]:
        low = text.lower()
        if len(low) != len(text):
            # A few letters have no lower case of the same length; then only what is lower case is marked.
            low = text
        places = [
            Place(start, start + len(form), unit)
            for form, unit in self._forms.items()
            if form in low
            for start in _standing(low, form)
        ]
        places.sort(key=lambda place: (place.start, -place.end))
        return [next(same) for _start, same in groupby(_apart(places), key=lambda place: place.start)]


def _standing(low: str, form: str) -> Iterable[int]:
    """Where the form stands as a word of its own."""
    start = low.find(form)
    for _time in range(MOST_PLACES):
        if start < 0:
            return
        end = start + len(form)
        if not (start and low[start - 1].isalnum()) and not (end < len(low) and low[end].isalnum()):
            yield start
        start = low.find(form, end)


def _apart(places: Iterable[Place]) -> Iterable[Place]:
    """Without those that stand inside another, such as "instroom" in "zij-instroom"."""
    last = -1
    for place in places:
        if place.start >= last:
            yield place
            last = place.end


def _passage(text: str, places: list[Place]) -> tuple[int, int]:
    if len(text) <= LENGTH + _LEAD:
        return 0, len(text)
    first = _best_start(places)
    start = _start_of_sentence(text, first)
    end = min(start + LENGTH, len(text))
    if end < len(text) and (space := text.rfind(" ", start, end)) > start:
        end = space
    return start, end


def _best_start(places: list[Place]) -> int:
    """The place from which most different things that were typed stand within one passage."""
    best, most = 0, 0
    for number, place in enumerate(places[:MOST_PLACES]):
        near = {other.unit for other in places[number:] if other.end <= place.start + LENGTH - _LEAD}
        if len(near) > most:
            best, most = place.start, len(near)
    return best


def _start_of_sentence(text: str, first: int) -> int:
    """The beginning of the sentence when that is near, else of a word."""
    earliest = max(first - _LEAD, 0)
    if earliest == 0:
        return 0
    ends = [text.rfind(f"{sign} ", earliest, first) for sign in _ENDS]
    if max(ends) >= 0:
        return max(ends) + 2
    space = text.find(" ", earliest, first)
    return space + 1 if space >= 0 else first


def _marked(text: str, places: list[Place]) -> SafeString:
    pieces: list[str | SafeString] = []
    last = 0
    for place in places:
        pieces += [text[last : place.start], format_html("<mark>{}</mark>", text[place.start : place.end])]
        last = place.end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[last:]]))
