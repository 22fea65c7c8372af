"""Numbers in the text that lead to the notes of its author: each stands after the words that a note quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.vacancies.comparison import Comparison
from knowledge.vacancies.lines import Line, Run

_AROUND_A_QUOTE = " \t\n\"'“”„‘’«»….,;:"


@dataclass(frozen=True)
class Quoted:
    """Whether the words of a note stand literally in the old text and in the new one."""

    in_old: bool
    in_new: bool


def place_notes(comparison: Comparison, notes: Sequence[tuple[str, str]]) -> tuple[Comparison, list[Quoted]]:
    """`notes` are (what it said, what it says now); gives the comparison with their numbers, from 1, at those words."""
    old, in_old = _place(comparison.old, [was for was, _became in notes])
    new, in_new = _place(comparison.new, [became for _was, became in notes])
    return replace(comparison, old=old, new=new), [Quoted(*found) for found in zip(in_old, in_new, strict=True)]


def _place(lines: tuple[Line, ...], quotes: list[str]) -> tuple[tuple[Line, ...], list[bool]]:
    placed = list(lines)
    found = []
    for number, quote in enumerate(quotes, start=1):
        place, end = _find(placed, quote)
        if end:
            placed[place] = replace(placed[place], runs=tuple(_with_note(placed[place].runs, end, number)))
        found.append(bool(end))
    return tuple(placed), found


def _find(lines: list[Line], quote: str) -> tuple[int, int]:
    """(line, where the quoted words end in its words), or (0, 0). Capitals and marks around the quote do not matter."""
    wanted = " ".join(quote.split()).strip(_AROUND_A_QUOTE).lower()
    if not wanted:
        return 0, 0
    for place, line in enumerate(lines):
        words = line.words
        lowered = words.lower()
        # A few letters change their length when they are made small; places would be off.
        start = lowered.find(wanted) if len(lowered) == len(words) else words.find(wanted)
        if start >= 0:
            return place, start + len(wanted)
    return 0, 0


def _with_note(runs: tuple[Run, ...], end: int, number: int) -> Iterator[Run]:
    """The runs, with the number after `end` characters; the run around that place becomes two."""
    at = 0
    for run in runs:
        size = len(run.text)
        if not at < end <= at + size:
            yield run
        elif end == at + size:
            yield replace(run, notes=(*run.notes, number))
        else:
            yield Run(run.kind, run.text[: end - at], (number,))
            yield replace(run, text=run.text[end - at :])
        at += size
