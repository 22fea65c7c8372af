"""A step of which rows may be files. A file comes in by a form of its own, so that a refused one costs no text."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import AttachmentForm
from cop.publishing.row_forms import RowsStepForm
from cop.publishing.services.row_files import FileRows


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


class FileRowsStepForm(RowsStepForm):
    """Rows with a `document`. A subclass says with `FILES` what a new file becomes."""

    after_template = "publishing/_add_row_file.html"
    FILES: ClassVar[FileRows]

    def upload(self, *args: Any) -> RowFileForm:
        return RowFileForm(*args, rows=self.there)

    def stays_when_empty(self, row: Any) -> bool:
        return bool(row is not None and row.document_id)
