"""A step of which the answers are rows: parts of a programme, materials. It grows without a script.

Every field of a row is a field of the form: `row_1_title`, `row_1_minutes` ... A row that is emptied or ticked is
none any more. Half a row stays in the draft; it is asked for when the page is sent, as everything is.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import Answer, StepForm, write_as_number


@dataclass(frozen=True)
class FormRow:
    """The fields of one row, and the box that takes it away; an empty row has no `row` and no box."""

    number: int
    row: Any
    fields: list[BoundField]
    gone: BoundField | None

    @property
    def has_errors(self) -> bool:
        return any(field.errors for field in self.fields)


class RowsStepForm(StepForm):
    """A subclass says of which model the rows are, and which fields a row has.

    `ROWS` is the name on the page; `NEEDED` are fields that readers cannot do without; of `EXTRA` no row is made: an
    answer that has a value before anybody typed. With `ORDERED` a row has a number that says where it stands.
    `KEY` is what a row keeps in every version: autosave takes rows away and moves them, and the form that stays open
    does not know; without it a later save would write on the wrong row.
    """

    ROWS: ClassVar[str]
    KEY: ClassVar[str] = ""
    ROW_MODEL: ClassVar[type[models.Model]]
    PARTS: ClassVar[tuple[str, ...]]
    NEEDED: ClassVar[tuple[str, ...]] = ()
    EXTRA: ClassVar[tuple[str, ...]] = ()
    ORDERED: ClassVar[bool] = False
    MOST: ClassVar[int]
    EMPTY: ClassVar[int] = 2
    LABEL: ClassVar[str | Promise]
    fields_template = "publishing/_rows_fields.html"
    #: "%(number)s" stands in both.
    ROW_LABEL: ClassVar[str | Promise]
    GONE_LABEL: ClassVar[str | Promise]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = list(getattr(self.instance, self.ROWS).all())
        #: The row at each number of the form: None at that of a row that stands no more.
        self.there, self.unsent = self._as_sent()
        self.row_count = min(max(len(self.there) + self.EMPTY, self._rows_sent()), max(self.MOST, len(self.there)))
        for number in range(1, self.row_count + 1):
            self._add_row(number, self.row(number))

    @classmethod
    def places(cls) -> dict[str, tuple[str, str | Promise]]:
        return {**super().places(), cls.ROWS: (f"id_row_1_{cls.PARTS[0]}", cls.LABEL)}

    @property
    def rows(self) -> list[FormRow]:
        numbers = range(1, self.row_count + 1)
        return [self._shown(number) for number in numbers if self.row(number) or not self._sent(number, "gone")]

    @property
    def own_fields(self) -> list[BoundField]:
        """Those that stand above the rows."""
        return [self[name] for name in self.fields if not name.startswith("row_")]

    @property
    def may_grow(self) -> bool:
        return self.row_count < self.MOST

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for number in range(1, self.row_count + 1):
            self.clean_row(number)
        return data

    def clean_row(self, number: int) -> None:
        """Adds errors about how the answers of one row go together."""

    def answer(self, number: int, part: str) -> Any:
        """The right answer to a part of a row; None for a wrong one."""
        return self.cleaned_data.get(f"row_{number}_{part}")

    def apply_children(self) -> None:
        if not self._rows_sent():
            return
        kept = [number for number in range(1, self.row_count + 1) if self.is_row(number)]
        if self.ORDERED:
            kept.sort(key=lambda number: (self.answer(number, "place") or number, number))
        rows = [*(self._filled(number) for number in kept), *self.unsent]
        for place, row in enumerate(rows):
            row.sort_order = place
        setattr(self.instance, self.ROWS, rows)

    def row(self, number: int) -> Any:
        return self.there[number - 1] if number <= len(self.there) else None

    def answers_of(self, page: Any) -> list[Answer]:
        return [
            *super().answers_of(page),
            *(
                Answer(self.ROW_LABEL % {"number": number}, self.told(row))
                for number, row in enumerate(getattr(page, self.ROWS).all(), start=1)
            ),
        ]

    def told(self, row: Any) -> str:
        """A row in words, for who compares two versions."""
        return str(row)

    def _rows_sent(self) -> int:
        """How many rows the form had that was sent."""
        first = self.PARTS[0]
        return max((number for number in range(1, self.MOST + 1) if self._sent(number, first)), default=0)

    def _sent(self, number: int, part: str) -> bool:
        return self.add_prefix(f"row_{number}_{part}") in self.data

    def _as_sent(self) -> tuple[list[Any], list[Any]]:
        """The stored rows at their numbers in the form, and those that it cannot know, such as a file that came since."""
        numbers = range(1, self._rows_sent() + 1)
        if not any(self._sent(number, "key") for number in numbers):
            return self.stored, []
        keys = [self.data.get(self.add_prefix(f"row_{number}_key"), "") for number in numbers]
        left = list(self.stored)
        there = [self._taken(left, key) for key in keys]
        # What was typed in an empty row became a row without telling the form its key.
        typed = iter([row for row in left if not self.stays_when_empty(row)])
        there = [row if key else next(typed, None) for key, row in zip(keys, there, strict=True)]
        return [*there, *typed], [row for row in left if self.stays_when_empty(row)]

    def _taken(self, left: list[Any], key: str) -> Any:
        for place, row in enumerate(left):
            if key and self._key(row) == key:
                return left.pop(place)
        return None

    def _key(self, row: Any) -> str:
        return str(getattr(row, self.KEY) or "") if self.KEY else ""

    def _add_row(self, number: int, row: Any) -> None:
        for part in self.PARTS:
            model_field: Any = self.ROW_MODEL._meta.get_field(part)
            field = model_field.formfield()
            field.required = False
            field.needed = part in self.NEEDED
            field.long_label = f"{self.ROW_LABEL % {'number': number}}, {field.label.lower()}"
            if isinstance(field, forms.IntegerField):
                write_as_number(field)
            self.fields[f"row_{number}_{part}"] = field
            self.initial[f"row_{number}_{part}"] = getattr(row, part) if row else model_field.get_default()
        if row and self._key(row):
            self.fields[f"row_{number}_key"] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial[f"row_{number}_key"] = self._key(row)
        if self.ORDERED and (row or self._sent(number, "place")):
            place = forms.IntegerField(label=_("Place in the order"), required=False, min_value=1, max_value=99)
            place.needed = True  # type: ignore[attr-defined]
            write_as_number(place)
            self.fields[f"row_{number}_place"] = place
            self.initial[f"row_{number}_place"] = number
        if row or self._sent(number, "gone"):
            gone = forms.BooleanField(label=self.GONE_LABEL % {"number": number}, required=False)
            self.fields[f"row_{number}_gone"] = gone

    def _shown(self, number: int) -> FormRow:
        row = self.row(number)
        names = [f"row_{number}_{name}" for name in (*self.PARTS, "place", "key")]
        fields = [self[name] for name in names if name in self.fields]
        return FormRow(number, row, fields, self[f"row_{number}_gone"] if row else None)

    def is_row(self, number: int) -> bool:
        if self.answer(number, "gone"):
            return False
        return any(
            str(self.data.get(self.add_prefix(f"row_{number}_{part}"), "")).strip()
            for part in self.PARTS
            if part not in self.EXTRA
        ) or self.stays_when_empty(self.row(number))

    def stays_when_empty(self, row: Any) -> bool:
        """True of a row with more than the form asks, such as a file."""
        return False

    def _filled(self, number: int) -> Any:
        """The row with every right answer in it; a wrong one leaves what stood there."""
        row = self.row(number) or self.ROW_MODEL()
        for part in self.PARTS:
            name = f"row_{number}_{part}"
            if name in self.cleaned_data:
                model_field: Any = self.ROW_MODEL._meta.get_field(part)
                value = self.cleaned_data[name]
                # By the model, which sanitises what was formatted.
                setattr(
                    row, part, model_field.to_python(value) if value in {None, ""} else model_field.clean(value, row)
                )
        return row
