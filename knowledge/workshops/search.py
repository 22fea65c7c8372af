"""How workshops are found: what a hit shows, and the labels that are suggested."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cop.core.models import LearningForm
from cop.search.registry import LabelSource, SearchType
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.querysets import LONG_TEXTS


def rows_of_workshops(workshops: Any) -> Any:
    """Without the long texts; what stands on the line under a hit is on the row."""
    return workshops.defer(*LONG_TEXTS)


def line_of_workshop(workshop: WorkshopPage) -> list[str]:
    minutes = workshop.total_minutes
    line = [ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes} if minutes else ""]
    line.append(workshop.get_level_display())
    line.append(date_format(workshop.listed_at, "j F Y") if workshop.listed_at else "")
    line.append(gettext("For members") if workshop.members_only else "")
    return [part for part in line if part]


LEARNING_FORMS = LabelSource(
    LearningForm, _("learning form"), lambda slug: f"/workshops/?leervorm={slug}", "workshop", "learning_forms"
)
WORKSHOPS = SearchType(
    model="workshops.WorkshopPage",
    slug="workshop",
    name=_("workshop"),
    plural=_("workshops"),
    text=lambda workshop: workshop.found_text(),
    rows=rows_of_workshops,
    meta=line_of_workshop,
    labels={"thema": "themes__slug", "regio": "page_regions__region__slug"},
)
