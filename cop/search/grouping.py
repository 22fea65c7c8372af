"""Which of the typed words belong together: "zij instroom" is one word, "rode loper" has synonyms of its own."""

from collections.abc import Callable, Iterator

from cop.search.typed import Part, Typed

MOST_FORMS = 4  # words that belong together


def runs_of(typed: Typed) -> Iterator[Part]:
    """Every few words beside each other, the longest first."""
    for length in range(MOST_FORMS, 1, -1):
        for start in range(len(typed.wanted) - length + 1):
            run = typed.wanted[start : start + length]
            if not any(part.is_phrase for part in run):
                yield together(run)


def grouped(typed: Typed, belongs_together: Callable[[Part], bool]) -> list[Part]:
    """The parts, those as one that belong together; from the left, the longest first."""
    known = {run for run in runs_of(typed) if belongs_together(run)}
    parts: list[Part] = []
    start = 0
    while start < len(typed.wanted):
        part, length = _longest(typed.wanted[start:], known)
        parts.append(part)
        start += length
    return parts


def together(parts: tuple[Part, ...]) -> Part:
    return Part(tuple(form for part in parts for form in part.forms))


def _longest(parts: tuple[Part, ...], known: set[Part]) -> tuple[Part, int]:
    for length in range(min(MOST_FORMS, len(parts)), 1, -1):
        if (run := together(parts[:length])) in known and not any(part.is_phrase for part in parts[:length]):
            return run, length
    return parts[0], 1
