"""What a reader asks of the catalogue."""

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cop.core.list_queries import LabelFacet, ListFilter
from cop.core.models import LearningForm, TargetGroup, Theme
from cop.regions.models import Region
from knowledge.catalogue.models import Kind, Language, Level, Price

FACETS = (
    LabelFacet("thema", _("Theme"), "themes__slug", Theme),
    LabelFacet("doelgroep", _("Target group"), "target_groups__slug", TargetGroup),
    LabelFacet("leervorm", _("Learning form"), "learning_forms__slug", LearningForm),
    LabelFacet("soort", _("Kind"), "kind", choices=Kind),
    LabelFacet("kosten", _("Cost"), "price", choices=Price),
    LabelFacet("niveau", _("Level"), "level", choices=Level),
    LabelFacet("taal", _("Language"), "language", choices=Language, fewest=2),
    LabelFacet("regio", _("Region"), "page_regions__region__slug", Region),
)

SORTS = {
    "nieuw": (_("Newest first"), F("listed_at").desc()),
    # What has no such value stands last, on every database.
    "start": (_("Starts soonest"), F("next_start").asc(nulls_last=True)),
    "duur": (_("Shortest first"), F("duration_minutes").asc(nulls_last=True)),
}


@dataclass(frozen=True)
class CatalogueFilter(ListFilter):
    FACETS: ClassVar = FACETS
    SORTS: ClassVar = SORTS
