"""Which lines of two texts belong together: the same line, or one line that was changed.

rapidfuzz finds the longest common row of words. difflib of Python needs seconds for two hostile texts of 8,000
characters (its time is quadratic and worse), `redlines` is built on difflib, and diff-match-patch is archived;
rapidfuzz is compiled, maintained, and needs hundredths of a second.
"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel, LCSseq

from knowledge.vacancies.lines import Line

MOST_COMPARED = 20_000  # pairs of lines; a vacancy text has 20 to 60 lines, so at most 3,600
ALIKE = 0.4  # share of words in common from which two lines are taken for one that was changed
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")

Pairs = list[tuple[int, int]]


class _Alphabet:
    """One character for each different word: the library compares strings faster than lists, whatever they hold."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def spell(self, words: Sequence[str]) -> str:
        letters = self._letters
        return "".join(letters.setdefault(word, chr(len(letters) + 1)) for word in words)


def _common(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """(start and end in `old`, start and end in `new`) of what is common, in order."""
    for operation in LCSseq.opcodes(old, new):
        if operation.tag == "equal":
            yield operation.src_start, operation.src_end, operation.dest_start, operation.dest_end


def pair_lines(old: Sequence[Line], new: Sequence[Line]) -> Pairs:
    """(place in `old`, place in `new`) of lines that belong together, rising in both; no line twice.

    Equal lines first; between those the pairs with most words in common. Of texts with so many lines that
    comparing all would take long, only equal lines are found.
    """
    left = [place for place, line in enumerate(old) if not line.is_blank]
    right = [place for place, line in enumerate(new) if not line.is_blank]
    whole, words = _Alphabet(), _Alphabet()
    spelled = [
        words.spell(_meaning(line)) for line in (*(old[place] for place in left), *(new[place] for place in right))
    ]
    keys_left, keys_right = spelled[: len(left)], spelled[len(left) :]
    equal = list(
        _common(whole.spell([old[place].words for place in left]), whole.spell([new[place].words for place in right]))
    )
    pairs: Pairs = []
    budget = MOST_COMPARED
    at_left = at_right = 0
    for start, end, start_right, end_right in [*equal, (len(left), len(left), len(right), len(right))]:
        size = (start - at_left) * (start_right - at_right)
        if 0 < size <= budget:
            budget -= size
            near = _pair_alike(keys_left[at_left:start], keys_right[at_right:start_right])
            pairs += [(at_left + one, at_right + other) for one, other in near]
        pairs += zip(range(start, end), range(start_right, end_right), strict=True)
        at_left, at_right = end, end_right
    return [(left[one], right[other]) for one, other in pairs]


def _meaning(line: Line) -> list[str]:
    """The words by which lines are recognised: no white space, no punctuation, no capitals."""
    return _WORD.findall(line.words.lower())


def _pair_alike(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """The rising pairs of lines that are alike with the most words in common altogether."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, one in enumerate(old, start=1):
        row, above = best[i], best[i - 1]
        for j, other in enumerate(new, start=1):
            alike = Indel.normalized_similarity(one, other, score_cutoff=ALIKE)
            paired = above[j - 1] + alike * (len(one) + len(other))
            row[j] = max(above[j], row[j - 1], paired if alike else 0.0)
    return _way_back(best)


def _way_back(best: list[list[float]]) -> Pairs:
    pairs: Pairs = []
    i, j = len(best) - 1, len(best[0]) - 1
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
