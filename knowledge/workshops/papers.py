"""What is printed of a workshop: the run sheet, the sheet for participants and the evaluation form."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language

from cop.core.models import CommunitySettings
from cop.core.pdf import STYLES, pdf_available, pdf_of
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.reading import Reading

RUN_SHEET = "workshops/paper_run_sheet.html"
PARTICIPANT_SHEET = "workshops/paper_participant_sheet.html"
EVALUATION = "workshops/paper_evaluation.html"


@dataclass(frozen=True)
class Paper:
    """A file: `extension` is pdf, or html where no PDF can be made."""

    content: bytes
    extension: str


def run_sheet_pdf(workshop: WorkshopPage, reading: Reading) -> bytes:
    """Raises OSError where no PDF can be made."""
    return pdf_of(RUN_SHEET, context_of(workshop, reading))


def paper_of(template: str, context: dict[str, Any]) -> Paper:
    """As PDF where that can be made, else as a page of its own that a browser prints. `context` is of `context_of`."""
    if pdf_available():
        return Paper(pdf_of(template, context), "pdf")
    whole = {**context, "styles": f"{settings.BASE_URL}{static(STYLES)}", "language": get_language()}
    return Paper(render_to_string(template, whole).encode(), "html")


def context_of(workshop: WorkshopPage, reading: Reading) -> dict[str, Any]:
    """Nothing about the reader, so that one file serves all who may have it."""
    return {
        "page": workshop,
        "reading": reading,
        "community": CommunitySettings.load(),
        "address": f"{settings.BASE_URL}{workshop.get_url()}",
    }
