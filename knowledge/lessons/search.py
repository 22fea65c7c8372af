"""How lessons are found: what the index reads of them, and what a hit shows."""

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop.core.models import Phase, TargetGroup, Theme
from cop.regions.models import PageRegion, Region
from cop.search.registry import LabelSource, SearchType
from knowledge.lessons.models import LessonPage
from knowledge.lessons.querysets import LONG_TEXTS


def rows_of_lessons(lessons: Any) -> Any:
    """With what stands on the line under a hit, in one query more, and without the long texts."""
    places = PageRegion.objects.select_related("region").order_by("region__name")
    return lessons.select_related("organisation").prefetch_related(Prefetch("page_regions", places)).defer(*LONG_TEXTS)


def line_of_lesson(lesson: LessonPage) -> list[str]:
    line = [lesson.get_outcome_display(), lesson.organisation.name if lesson.organisation else ""]
    line.append(", ".join(place.region.name for place in lesson.page_regions.all()))
    line.append(date_format(lesson.listed_at, "j F Y") if lesson.listed_at else "")
    line.append(gettext("For members") if lesson.members_only else "")
    return [part for part in line if part]


LESSONS = SearchType(
    model="lessons.LessonPage",
    slug="les",
    name=_("lesson"),
    plural=_("lessons"),
    text=lambda lesson: lesson.found_text(),
    rows=rows_of_lessons,
    meta=line_of_lesson,
    labels={"thema": "themes__slug", "regio": "page_regions__region__slug"},
)


def _list_with(parameter: str) -> Callable[[str], str]:
    return lambda slug: f"/lessen/?{parameter}={slug}"


def _page_of_region(slug: str) -> str:
    return reverse("regions:show-region", args=[slug])


LABELS = (
    LabelSource(Theme, _("theme"), _list_with("thema"), "les", "themes"),
    LabelSource(Region, _("page of a region"), _page_of_region, "les", "page_regions__region"),
    LabelSource(TargetGroup, _("target group"), _list_with("doelgroep"), "les", "target_groups"),
    LabelSource(Phase, _("phase"), _list_with("fase"), "les", "phases"),
)
