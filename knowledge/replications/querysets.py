"""Reads on reports of colleagues."""

from typing import Any, Self

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, When

from cop.core.permissions import is_admitted
from cop.publishing.models import PageAuthor
from cop.regions.models import PageRegion
from knowledge.lessons.models import LessonPage


class ReplicationQuerySet(QuerySet):
    """Every listing starts at `visible_to(user)`."""

    def visible_to(self, user: Any) -> Self:
        """Live reports on published lessons that this person may read: all for an admitted member, else the public."""
        shown = self.filter(live=True, lesson__live=True)
        return shown if is_admitted(user) else shown.filter(lesson__members_only=False)

    def marked(self) -> Self:
        """With `is_own`: an organisation of the lesson itself, so it does not count. The rule of `ladder.counted`."""
        by_an_author = PageAuthor.objects.filter(
            page_id=OuterRef("lesson_id"), member__organisation_id=OuterRef("organisation_id")
        )
        is_own = Q(organisation_id=F("lesson__organisation_id")) | Exists(by_an_author)
        return self.annotate(is_own=Case(When(is_own, then=True), default=False, output_field=BooleanField()))

    def counted(self) -> Self:
        """Live ones that count as evidence."""
        return self.marked().filter(live=True, is_own=False)


def own_organisations_of(lesson_id: int) -> set[int]:
    """Organisations whose reports count for nothing: the lesson's, and those of its authors today."""
    told_by = LessonPage.objects.filter(pk=lesson_id).values_list("organisation_id").order_by()
    written_by = PageAuthor.objects.filter(page_id=lesson_id).values_list("member__organisation_id").order_by()
    return {key for (key,) in told_by.union(written_by) if key is not None}


def own_regions_of(lesson_id: int) -> set[int]:
    """Regions where the lesson was told: trying it there does not carry it over."""
    return set(PageRegion.objects.filter(page_id=lesson_id).values_list("region_id", flat=True))
