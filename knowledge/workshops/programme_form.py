"""The step in which a member writes the programme, part by part."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cop.publishing.row_forms import RowsStepForm
from knowledge.workshops.models import WorkshopPage, WorkshopPart
from knowledge.workshops.models.part import MOST_PARTS, SHORTEST_TOO_LONG
from knowledge.workshops.moved_parts import follow_parts


class ProgrammeForm(RowsStepForm):
    fields_template = "workshops/_rows_fields.html"
    ROWS = "parts"
    KEY = "key"
    ROW_MODEL = WorkshopPart
    PARTS = (
        "title",
        "minutes",
        "shortest_minutes",
        "may_be_left_out",
        "is_break",
        "aim",
        "method",
        "steps",
        "facilitator_notes",
        "takeaway",
    )
    NEEDED = ("title", "minutes")
    EXTRA = ("may_be_left_out", "is_break")
    ORDERED = True
    MOST = MOST_PARTS
    LABEL = _("Programme: at least one part, each with a title and minutes")
    ROW_LABEL = _("Part %(number)s")
    GONE_LABEL = _("Take part %(number)s away")
    introduction = _(
        "Write the parts in their order. Say how long each takes, and how short it may be: then the site works out a short version for who has less time."
    )
    grow = _("Need another part? Save: then there are two empty parts again. A part that you empty is gone.")

    class Meta:
        model = WorkshopPage
        fields: ClassVar[list[str]] = []

    def clean_row(self, number: int) -> None:
        minutes, shortest = self.answer(number, "minutes"), self.answer(number, "shortest_minutes")
        if minutes and shortest and shortest > minutes:
            self.add_error(f"row_{number}_shortest_minutes", SHORTEST_TOO_LONG)

    def apply_children(self) -> None:
        before = [part.key for part in self.stored]
        super().apply_children()
        follow_parts(self.instance, before)

    def told(self, row: Any) -> str:
        return f"{row.title} ({row.minutes})"
