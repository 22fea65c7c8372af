"""The catalogue with its facets and counts."""

from django.utils import timezone

from cop.core.kept_lists import KeptList
from cop.search.finding import found_keys
from knowledge.catalogue.models import ResourcePage
from knowledge.catalogue.querysets import ResourcePageQuerySet
from knowledge.catalogue.search import RESOURCES


class CatalogueListing(KeptList):
    KEPT_AS = "catalogue"
    COUNTED_BY = "soort"

    @property
    def part(self) -> str:
        """Which date is the next one changes at midnight."""
        return timezone.localdate().isoformat()

    def visible(self) -> ResourcePageQuerySet:
        return ResourcePage.objects.visible_to(self.user)

    def keys_with_words(self) -> list[int]:
        return found_keys(user=self.user, words=self.asked.words, kind=RESOURCES.slug)
