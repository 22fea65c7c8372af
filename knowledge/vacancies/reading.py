"""What readers see of a vacancy text before and after. Made once and kept with the article that it is part of."""

from dataclasses import dataclass
from typing import Any

from knowledge.vacancies.comparison import compare
from knowledge.vacancies.footnotes import Quoted, place_notes
from knowledge.vacancies.layout import Row, rows_of
from knowledge.vacancies.models import MakeoverNote


@dataclass(frozen=True)
class NumberedNote:
    """A note with the number that stands in the text, and whether it stands there."""

    number: int
    note: MakeoverNote
    quoted: Quoted


@dataclass(frozen=True)
class Makeover:
    """Both texts in rows, as they were typed, and the notes."""

    rows: list[Row]
    notes: list[NumberedNote]
    old_text: str
    new_text: str


def makeover_of(page: Any) -> Makeover | None:
    """In one query; None when the page has no two texts."""
    if not page.has_makeover:
        return None
    notes = list(page.makeover_notes.all())
    comparison, quoted = place_notes(
        compare(page.makeover_from, page.makeover_to), [(note.was, note.became) for note in notes]
    )
    return Makeover(
        rows=rows_of(comparison),
        notes=[NumberedNote(number, *pair) for number, pair in enumerate(zip(notes, quoted, strict=True), start=1)],
        old_text=comparison.old_text,
        new_text=comparison.new_text,
    )
