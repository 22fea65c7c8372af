"""Reads what somebody typed in a search box: words, "whole phrases", and -words that must not be there."""

import re
from dataclasses import dataclass

from cop.search.words import MARK, key_of, tokens

MOST_PARTS = 12  # words and phrases of one search; more make it slow and no better
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟〝〞＂", '"'))
_PARTS = re.compile(r'(?P<minus>(?:^|(?<=\s))-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Part:
    """A word; or several that belong together, as in "zij-instroom" and "p&o". A phrase is found as it stands."""

    forms: tuple[str, ...]
    is_phrase: bool = False

    @property
    def is_single(self) -> bool:
        return len(self.forms) == 1

    @property
    def text(self) -> str:
        return " ".join(self.forms)

    @property
    def key(self) -> str:
        return "".join(key_of(form) for form in self.forms)


@dataclass(frozen=True)
class Typed:
    """What must be there, in the order in which it was typed, and what must not."""

    wanted: tuple[Part, ...]
    unwanted: tuple[Part, ...]


def read_typed(words: str) -> Typed:
    """Never an error: quotes that do not close, lonely signs and empty phrases are left out."""
    wanted: list[Part] = []
    unwanted: list[Part] = []
    for found in _PARTS.finditer(words.translate(_QUOTES)):
        part = _part(found["word"] or "", is_phrase=False) or _part(found["phrase"] or "", is_phrase=True)
        if part is not None:
            (unwanted if found["minus"] else wanted).append(part)
    return Typed(tuple(dict.fromkeys(wanted))[:MOST_PARTS], tuple(dict.fromkeys(unwanted))[:MOST_PARTS])


def _part(text: str, *, is_phrase: bool) -> Part | None:
    forms = tuple(form for token in tokens(text) for form in token.split("-") if not form.startswith(MARK))
    return Part(forms, is_phrase) if forms else None
