"""*Voor mijn regio*: what was told here, what colleagues tried here, and what is worth trying here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.regions.models import PageRegion
from knowledge.lessons.models import Evidence, LessonPage
from knowledge.replications.models import Replication


@dataclass(frozen=True)
class RegionList:
    """`word` stands in the address; `lessons(user, region_id)` are the lessons in their order."""

    word: str
    title: str | Promise
    explanation: str | Promise
    nothing: str | Promise
    lessons: Callable[[Any, int], QuerySet[LessonPage]]


def worth_trying(user: Any, region_id: int) -> QuerySet[LessonPage]:
    """Carried over elsewhere, neither told nor tried in this region; those tried in most regions first."""
    carried = LessonPage.objects.visible_to(user).filter(evidence__in=(Evidence.TRANSFERABLE, Evidence.CHECKED))
    tried = Replication.objects.filter(live=True, region_id=region_id).values("lesson_id")
    return (
        carried.exclude(pk__in=tried)
        .exclude(pk__in=_told_in(region_id))
        .order_by("-tried_regions", "-tried_organisations", "-pk")
    )


def tried_here(user: Any, region_id: int) -> QuerySet[LessonPage]:
    """Told elsewhere or here, and tried by another organisation in this region."""
    tried = Replication.objects.filter(region_id=region_id).counted().values("lesson_id")
    return (
        LessonPage.objects.visible_to(user)
        .filter(pk__in=tried)
        .order_by(F("last_tried_on").desc(nulls_last=True), "-pk")
    )


def told_here(user: Any, region_id: int) -> QuerySet[LessonPage]:
    return LessonPage.objects.visible_to(user).filter(pk__in=_told_in(region_id)).order_by("-listed_at", "-pk")


def _told_in(region_id: int) -> QuerySet[PageRegion]:
    return PageRegion.objects.filter(region_id=region_id).values("page_id")


LISTS = (
    RegionList(
        "elders",
        _("Worth trying here"),
        _("It worked in other regions, and nobody in your region told or tried it yet."),
        _("Everything that carried over elsewhere was told or tried in your region already."),
        worth_trying,
    ),
    RegionList(
        "geprobeerd",
        _("Tried in your region"),
        _("By another organisation than the one that told it."),
        _("Nobody in your region reported yet on a lesson of somebody else."),
        tried_here,
    ),
    RegionList(
        "hier",
        _("Told in your region"),
        _("By colleagues close to you: easy to phone."),
        _("Nobody in your region told a lesson yet."),
        told_here,
    ),
)
