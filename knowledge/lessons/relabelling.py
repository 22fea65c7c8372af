"""Lessons are found by the names of their labels."""

from cop.core.models import Phase, TargetGroup, Theme, Trend
from cop.regions.models import Organisation, Region
from cop.search.relabelling import Relabelling
from knowledge.lessons.models import LessonPage

RELABELLING = Relabelling(
    LessonPage,
    {
        Theme: "themes",
        Trend: "trends",
        TargetGroup: "target_groups",
        Phase: "phases",
        Region: "page_regions__region",
        Organisation: "organisation",
    },
)


def connect() -> None:
    RELABELLING.connect()
