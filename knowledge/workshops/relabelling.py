"""Workshops are found by the names of their labels."""

from cop.core.models import LearningForm, Phase, TargetGroup, Theme
from cop.regions.models import Region
from cop.search.relabelling import Relabelling
from knowledge.workshops.models import WorkshopPage

RELABELLING = Relabelling(
    WorkshopPage,
    {
        Theme: "themes",
        TargetGroup: "target_groups",
        LearningForm: "learning_forms",
        Phase: "phases",
        Region: "page_regions__region",
    },
)
