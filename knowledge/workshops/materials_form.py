"""The step in which a member says what the materials are; files come in by a form of their own."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.core.models import CommunityDocument
from cop.publishing.file_rows import FileRowsStepForm
from cop.publishing.services import FileRows
from knowledge.workshops.models import MaterialKind, WorkshopMaterial, WorkshopPage
from knowledge.workshops.models.material import MOST_MATERIALS

SHEETS = {"xlsx", "ods", "csv"}


def material_of(document: CommunityDocument) -> WorkshopMaterial:
    """What it is for is answered in the form afterwards."""
    kind = MaterialKind.SPREADSHEET if document.file_extension.lower() in SHEETS else MaterialKind.HANDOUT
    return WorkshopMaterial(title=document.title[:150], document=document, kind=kind)


MATERIALS = FileRows("materials", material_of, MOST_MATERIALS, _("A workshop has at most %(number)s materials."))


class MaterialsForm(FileRowsStepForm):
    fields_template = "workshops/_rows_fields.html"
    FILES = MATERIALS
    ROWS = "materials"
    ROW_MODEL = WorkshopMaterial
    PARTS = ("title", "description", "link", "kind", "part_number", "for_facilitator_only")
    NEEDED = ("title", "kind")
    EXTRA = ("kind", "for_facilitator_only")
    MOST = MOST_MATERIALS
    LABEL = _("Materials: each with a title, and a file or a link")
    ROW_LABEL = _("Material %(number)s")
    GONE_LABEL = _("Take material %(number)s away")
    introduction = _(
        "Slides, handouts, cards, spreadsheets: what colleagues need to give this workshop. Add files below; links you fill in here."
    )
    grow = _("Need room for another link? Save: then there is an empty one again.")
    EMPTY = 1

    class Meta:
        model = WorkshopPage
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, row in enumerate(self.there, start=1):
            if row is not None and row.document_id:
                # A file is no link; the sentence says so where somebody looks for it.
                self.fields[f"row_{number}_link"].widget = forms.HiddenInput()
        parts = self.instance.parts.all()
        choices = [("", _("The whole workshop"))]
        choices += [(str(place), f"{place}. {part.title}") for place, part in enumerate(parts, start=1)]
        for number in range(1, self.row_count + 1):
            field = self.fields[f"row_{number}_part_number"]
            self.fields[f"row_{number}_part_number"] = _choice_of_part(field, choices)


def _choice_of_part(field: Any, choices: list[Any]) -> forms.TypedChoiceField:
    chosen = forms.TypedChoiceField(
        label=field.label, choices=choices, required=False, coerce=int, empty_value=None, help_text=""
    )
    chosen.needed = True  # type: ignore[attr-defined]
    return chosen
