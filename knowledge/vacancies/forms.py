"""The step in which a member gives a vacancy text as it was and as it became, with notes on what changed and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import Answer, StepForm
from knowledge.vacancies.models import MOST_NOTES, MakeoverNote

EMPTY_ROWS = 3  # that always stand ready, so that nobody needs a script to add one
PARTS = ("was", "became", "why")
NOTES_LABEL = _("Notes: at least one, each with what changed and why")
HOW_TO_TYPE = _("Without names. A blank line starts a paragraph, and a line that starts with - is an item of a list.")
# A part that is too long stays in the draft, up to here, until its author shortens it.
MOST_KEPT = 5_000  # characters


@dataclass(frozen=True)
class NoteRow:
    """The fields of one note, and the box that takes it away; an empty row has none."""

    number: int
    fields: list[BoundField]
    gone: BoundField | None


class MakeoverStepForm(StepForm):
    """A subclass names the model. The notes are rows of fields: `note_1_was`, `note_1_became`, `note_1_why` ...

    A row that is emptied or ticked is no note any more. Half a row stays in the draft; it is asked for when the page
    is sent, as everything is.
    """

    fields_template = "vacancies/_makeover_fields.html"
    TEXTS: ClassVar[list[str]] = ["makeover_from", "makeover_to"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.TEXTS:
            self.fields[name].widget.attrs["rows"] = 14
            self.fields[name].help_text = HOW_TO_TYPE
        notes = list(self.instance.makeover_notes.all())
        self.has_notes_in_data = self.add_prefix("note_1_was") in self.data
        self.row_count = min(max(len(notes) + EMPTY_ROWS, self._rows_sent()), MOST_NOTES)
        for number in range(1, self.row_count + 1):
            self._add_row(number, notes[number - 1] if number <= len(notes) else None)

    @classmethod
    def places(cls) -> dict[str, tuple[str, str | Promise]]:
        return {**super().places(), "makeover_notes": ("id_note_1_was", NOTES_LABEL)}

    @property
    def texts(self) -> list[BoundField]:
        return [self[name] for name in self.TEXTS]

    @property
    def note_rows(self) -> list[NoteRow]:
        return [
            NoteRow(
                number,
                [self[f"note_{number}_{part}"] for part in PARTS],
                self[f"note_{number}_gone"] if f"note_{number}_gone" in self.fields else None,
            )
            for number in range(1, self.row_count + 1)
        ]

    @property
    def may_grow(self) -> bool:
        return self.row_count < MOST_NOTES

    def apply_children(self) -> None:
        if not self.has_notes_in_data:
            return
        there = list(self.instance.makeover_notes.all())
        typed = [self._typed(number) for number in range(1, self.row_count + 1)]
        kept = [parts for parts in typed if parts]
        self.instance.makeover_notes = [
            _note(there[place] if place < len(there) else MakeoverNote(), parts) for place, parts in enumerate(kept)
        ]

    def answers_of(self, page: Any) -> list[Answer]:
        notes = [
            Answer(_("Note %(number)s") % {"number": number}, f"{note.was} → {note.became}\n{note.why}")
            for number, note in enumerate(page.makeover_notes.all(), start=1)
        ]
        return [*super().answers_of(page), *notes]

    def _rows_sent(self) -> int:
        """How many rows the form had that was sent."""
        sent = (number for number in range(1, MOST_NOTES + 1) if self.add_prefix(f"note_{number}_was") in self.data)
        return max(sent, default=0)

    def _add_row(self, number: int, note: MakeoverNote | None) -> None:
        for part in PARTS:
            field = MakeoverNote._meta.get_field(part).formfield(
                required=False, widget=forms.Textarea(attrs={"rows": 3 if part == "why" else 2})
            )
            field.long_label = _("Note %(number)s, %(part)s") % {"number": number, "part": field.label.lower()}
            # Whether notes are asked at all is said once, above the rows.
            field.needed = True
            name = f"note_{number}_{part}"
            self.fields[name] = field
            self.initial[name] = getattr(note, part) if note else ""
        if note:
            self.fields[f"note_{number}_gone"] = forms.BooleanField(
                label=_("Take note %(number)s away") % {"number": number}, required=False
            )

    def _typed(self, number: int) -> Mapping[str, str]:
        """{part: text} of a row, also where it is too long; empty for a row that is none."""
        if self.data.get(self.add_prefix(f"note_{number}_gone")):
            return {}
        parts = {part: self._text(f"note_{number}_{part}") for part in PARTS}
        return parts if any(parts.values()) else {}

    def _text(self, name: str) -> str:
        text: str = (
            self.cleaned_data[name] if name in self.cleaned_data else str(self.data.get(self.add_prefix(name), ""))
        )
        return text.replace("\0", "").strip()[:MOST_KEPT]


def _note(note: MakeoverNote, parts: Mapping[str, str]) -> MakeoverNote:
    for part, text in parts.items():
        setattr(note, part, text)
    return note
