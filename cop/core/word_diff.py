"""Two texts compared word by word: what stayed, what went, what came. For a history and for a text before and after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from rapidfuzz.distance import LCSseq

MOST_WORDS = 6_000  # on either side: 20,000 characters of ordinary text is about 3,500
FEWEST_WORDS = 3  # that stayed in a row, to stand as such between two changes
# A word with its inner hyphens and apostrophes, or one other sign; each with the white space after it.
_WORD = re.compile(r"(\w+(?:[-'’]\w+)*|[^\w\s])(\s*)")


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Run:
    """Words in a row that fared alike. Of what stayed, `old` and `new` differ in white space at most.

    All `old` in a row are the old text, all `new` the new one, both without white space around them.
    """

    kind: Kind
    old: str
    new: str

    @property
    def text(self) -> str:
        return self.new or self.old

    @property
    def words(self) -> str:
        """Without the white space behind it, which is not marked: a new line between what went and what came."""
        return self.text.rstrip()

    @property
    def space(self) -> str:
        """What stands behind the words; behind words that went a space, since what came has its own."""
        return " " if self.kind is Kind.GONE else self.text[len(self.words) :]


class _Text:
    """A text as its words; what stands between two places of them, and how long that is."""

    def __init__(self, text: str) -> None:
        self._words: list[tuple[str, str]] = _WORD.findall(text.strip())
        self.words = [word for word, _space in self._words]
        self._counts = [0, *accumulate(word[0].isalnum() for word in self.words)]

    def between(self, start: int, stop: int) -> str:
        return "".join(word + space for word, space in self._words[start:stop])

    def count(self, start: int, stop: int) -> int:
        """How many words; signs do not count."""
        return self._counts[stop] - self._counts[start]


@dataclass
class _Stretch:
    """Places in both texts, from and up to."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int
    is_same: bool


def compare_words(old: str, new: str) -> list[Run]:
    """The runs from `old` to `new`, what went before what came.

    A word or two that stayed between larger changes count as changed: a phrase reads better than scraps.
    Takes at most some tens of milliseconds; a text of more than `MOST_WORDS` words that is not the same is
    all gone and all new.
    """
    before, after = _Text(old), _Text(new)
    stretches = _whole_phrases(_stretches(before.words, after.words), before, after)
    return [run for stretch in stretches for run in _runs(stretch, before, after)]


def _stretches(olds: list[str], news: list[str]) -> list[_Stretch]:
    """The same and the changed in turn, by the longest common sequence of words."""
    if olds == news:
        return [_Stretch(0, len(olds), 0, len(news), is_same=True)]
    if max(len(olds), len(news)) > MOST_WORDS:
        return [_Stretch(0, len(olds), 0, len(news), is_same=False)]
    numbers: dict[str, int] = {}
    before, after = ([numbers.setdefault(word, len(numbers)) for word in words] for words in (olds, news))
    stretches: list[_Stretch] = []
    for step in LCSseq.opcodes(before, after):
        is_same = step.tag == "equal"
        if stretches and stretches[-1].is_same == is_same:
            stretches[-1].old_to, stretches[-1].new_to = step.src_end, step.dest_end
        else:
            stretches.append(_Stretch(step.src_start, step.src_end, step.dest_start, step.dest_end, is_same=is_same))
    return stretches


def _whole_phrases(stretches: list[_Stretch], before: _Text, after: _Text) -> list[_Stretch]:
    """With scraps that stayed taken into the changes around them."""
    whole: list[_Stretch] = []
    for stretch in stretches:
        whole.append(stretch)
        while len(whole) > 2 and not stretch.is_same and _is_scrap(whole[-3:], before, after):
            first, last = whole[-3], whole[-1]
            whole[-3:] = [_Stretch(first.old_from, last.old_to, first.new_from, last.new_to, is_same=False)]
    return whole


def _is_scrap(three: list[_Stretch], before: _Text, after: _Text) -> bool:
    """Whether what stayed in the middle is fewer than `FEWEST_WORDS`, and no more than changed on either side."""
    left, same, right = three
    stayed = before.count(same.old_from, same.old_to)
    changed = min(
        max(before.count(change.old_from, change.old_to), after.count(change.new_from, change.new_to))
        for change in (left, right)
    )
    return stayed < FEWEST_WORDS and stayed <= changed


def _runs(stretch: _Stretch, before: _Text, after: _Text) -> Iterator[Run]:
    old = before.between(stretch.old_from, stretch.old_to)
    new = after.between(stretch.new_from, stretch.new_to)
    if stretch.is_same and old:
        yield Run(Kind.SAME, old, new)
    if old and not stretch.is_same:
        yield Run(Kind.GONE, old, "")
    if new and not stretch.is_same:
        yield Run(Kind.NEW, "", new)
