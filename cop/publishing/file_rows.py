"""A step of which rows may be files. What chooses a file goes along with the form of the step.

So what was typed is saved when a file is added, with or without a script; a refused file costs no text.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import AttachmentForm
from cop.publishing.row_forms import RowsStepForm
from cop.publishing.services.row_files import FileRows

#: The form in publishing/edit_step.html.
FORM_ID = "stap"


class RowFileForm(AttachmentForm):
    """A new file, or a newer one in the place of a file that is there."""

    replaces = forms.TypedChoiceField(
        label=_("In the place of"), required=False, coerce=int, empty_value=None, choices=[]
    )

    def __init__(self, *args: Any, rows: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="id_file_%s", **kwargs)
        there = [(row.document_id, row.title or row.document.title) for row in rows if row.document_id]
        if there:
            self.fields["replaces"].choices = [("", _("Nothing: it is a new file")), *there]
        else:
            del self.fields["replaces"]
        for field in self.fields.values():
            # They stand below the form of the step, and are part of it.
            field.widget.attrs["form"] = FORM_ID

    @property
    def is_begun(self) -> bool:
        """Whether somebody chose a file, or said something of one."""
        return bool(self.files.get("file")) or any(self.data.get(name, "").strip() for name in ("title", "replaces"))


class FileRowsStepForm(RowsStepForm):
    """Rows with a `document`. A subclass says with `FILES` what a new file becomes."""

    after_template = "publishing/_add_row_file.html"
    #: A file that was chosen goes along with every button.
    enctype = "multipart/form-data"
    KEY = "document_id"
    FILES: ClassVar[FileRows]

    def upload(self, *args: Any) -> RowFileForm:
        return RowFileForm(*args, rows=self.stored)

    @property
    def was_typed(self) -> bool:
        """Whether what was sent differs from what stands; rows that the form did not know are no difference."""
        return any(self._was_sent(name) for name in self.changed_data)

    def _was_sent(self, name: str) -> bool:
        row = name.split("_")[1] if name.startswith("row_") else ""
        return not row or self.add_prefix(f"row_{row}_{self.PARTS[0]}") in self.data

    def is_row(self, number: int) -> bool:
        """What was typed with a file that stands no more is no row without it."""
        lost = self.row(number) is None and bool(self.data.get(self.add_prefix(f"row_{number}_key")))
        return not lost and super().is_row(number)

    def stays_when_empty(self, row: Any) -> bool:
        return bool(row is not None and row.document_id)
