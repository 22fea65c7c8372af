"""The list of workshops with its facets and counts."""

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cop.core.kept_lists import KeptList
from cop.core.list_queries import LabelFacet, ListFilter
from cop.core.models import LearningForm, Phase, TargetGroup, Theme
from cop.search.finding import found_keys
from knowledge.workshops.models import Length, Level, WorkshopPage
from knowledge.workshops.querysets import WorkshopPageQuerySet
from knowledge.workshops.search import WORKSHOPS


@dataclass(frozen=True)
class WorkshopFilter(ListFilter):
    FACETS: ClassVar = (
        LabelFacet("lengte", _("Time"), "length", choices=Length),
        LabelFacet("thema", _("Theme"), "themes__slug", Theme),
        LabelFacet("doelgroep", _("Target group"), "target_groups__slug", TargetGroup),
        LabelFacet("niveau", _("Level"), "level", choices=Level),
        LabelFacet("leervorm", _("Learning form"), "learning_forms__slug", LearningForm),
        LabelFacet("fase", _("Phase"), "phases__slug", Phase),
    )
    SORTS: ClassVar = {
        "nieuw": (_("Newest first"), F("listed_at").desc()),
        "gewijzigd": (_("Changed last first"), F("changed_at").desc()),
        "gegeven": (_("Given most first"), F("given_times").desc()),
        "kort": (_("Shortest first"), F("total_minutes").asc()),
    }


class WorkshopListing(KeptList):
    """Every workshop has one length, so the counts of those add up to all."""

    KEPT_AS = "workshops"
    COUNTED_BY = "lengte"

    def visible(self) -> WorkshopPageQuerySet:
        found: WorkshopPageQuerySet = WorkshopPage.objects.visible_to(self.user)
        return found

    def keys_with_words(self) -> list[int]:
        return found_keys(user=self.user, words=self.asked.words, kind=WORKSHOPS.slug)
