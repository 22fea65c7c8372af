"""What a reader asks of the list of lessons."""

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cop.core.list_queries import LabelFacet, ListFilter
from cop.core.models import Phase, TargetGroup, Theme
from cop.regions.models import Region
from knowledge.lessons.models import Evidence, Kind, Outcome

FACETS = (
    LabelFacet("thema", _("Theme"), "themes__slug", Theme),
    LabelFacet("regio", _("Region"), "page_regions__region__slug", Region),
    LabelFacet("doelgroep", _("Target group"), "target_groups__slug", TargetGroup),
    LabelFacet("fase", _("Phase"), "phases__slug", Phase),
    LabelFacet("uitkomst", _("Outcome"), "outcome", choices=Outcome),
    LabelFacet("bewijs", _("Evidence"), "evidence", choices=Evidence),
    LabelFacet("soort", _("Kind"), "kind", choices=Kind, fewest=2),
)

SORTS = {
    "nieuw": (_("Newest first"), F("listed_at").desc()),
    "gewijzigd": (_("Changed last first"), F("changed_at").desc()),
    "herhaald": (_("Most repeated"), F("tried_organisations").desc()),
    # What has no such date stands last, on every database.
    "geprobeerd": (_("Tried last"), F("last_tried_on").desc(nulls_last=True)),
    "praktijk": (_("Most recent practice first"), F("practice_end").desc(nulls_last=True)),
}


@dataclass(frozen=True)
class LessonFilter(ListFilter):
    FACETS: ClassVar = FACETS
    SORTS: ClassVar = SORTS
