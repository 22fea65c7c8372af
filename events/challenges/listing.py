"""The list of challenges, by phase, with its facets and counts.

What is kept of it is kept under the last moment at which a phase changed, so it is exact to the second; rows are not
kept at all, since each says how long there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any, ClassVar

from django.db.models import F, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.kept_lists import KeptList
from cop.core.list_queries import LabelFacet, ListFilter
from cop.core.models import TargetGroup, Theme
from cop.regions.models import Region
from cop.search.finding import found_keys
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.challenges.querysets import FOR_MEMBERS, FOR_STUDENTS, ChallengePageQuerySet
from events.challenges.search import CHALLENGES
from events.challenges.timeline import Timeline

BY_PHASE = "fase"


class OpenFor(TextChoices):
    STUDENTS = FOR_STUDENTS, _("Also students and partners")
    MEMBERS = FOR_MEMBERS, _("Members")


@dataclass(frozen=True)
class Card:
    """A challenge in the list, with its time at the moment of the list."""

    challenge: ChallengePage
    timeline: Timeline


@dataclass(frozen=True)
class Group:
    """`number` is of the whole phase, of which this page shows some; a list without phases has none."""

    phase: Phase | None
    cards: list[Card]
    number: int = 0


@dataclass(frozen=True)
class ChallengeFilter(ListFilter):
    FACETS: ClassVar = (
        LabelFacet("fase", _("Phase"), "phase_now", choices=Phase),
        LabelFacet("thema", _("Theme"), "themes__slug", Theme),
        LabelFacet("doelgroep", _("Target group"), "target_groups__slug", TargetGroup),
        LabelFacet("regio", _("Region"), "page_regions__region__slug", Region),
        LabelFacet("voor", _("Who can take part"), "open_for", choices=OpenFor),
    )
    SORTS: ClassVar = {
        BY_PHASE: (_("By phase"), (F("phase_place").asc(), F("deadline").asc())),
        "nieuw": (_("Newest first"), (F("listed_at").desc(),)),
    }
    DEFAULT_SORT: ClassVar[str] = BY_PHASE

    sort: str = BY_PHASE


class ChallengeListing(KeptList):
    """Every challenge is in one phase, so the counts of those add up to all."""

    KEPT_AS = "challenges"
    COUNTED_BY = "fase"
    asked: ChallengeFilter

    @cached_property
    def moment(self) -> datetime:
        return timezone.now()

    @cached_property
    def part(self) -> str:  # type: ignore[override]
        turn = ChallengePage.objects.filter(live=True).last_turn(self.moment)
        return turn.isoformat() if turn else ""

    def visible(self) -> ChallengePageQuerySet:
        challenges: ChallengePageQuerySet = ChallengePage.objects.visible_to(self.user)
        return challenges.with_phase(self.moment)

    def keys_with_words(self) -> list[int]:
        return found_keys(user=self.user, words=self.asked.words, kind=CHALLENGES.slug)

    @property
    def groups(self) -> list[Group]:
        """The rows of this page under their phases; in another order all in one, without a heading."""
        cards = [Card(row, Timeline(row, self.moment)) for row in self.page]
        numbers = self._counts[self.COUNTED_BY]
        return [Group(phase, list(rows), numbers.get(phase or "", 0)) for phase, rows in self._grouped(cards)]

    @property
    def has_headings(self) -> bool:
        return self.asked.sort == BY_PHASE

    def _grouped(self, cards: list[Card]) -> Iterator[tuple[Any, Iterator[Card]]]:
        return groupby(cards, key=lambda card: card.timeline.phase if self.has_headings else None)
