"""What the page of one challenge shows, in a constant number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Page

from cop.core.kept_pages import audience_of, kept_of
from cop.core.readable_pages import readable_pages
from cop.core.richtext import is_empty
from cop.publishing.models import PageAttachment
from cop.regions.models import Region
from events.agenda.models import EventPage
from events.challenges.hanging import hanging_on
from events.challenges.models import ChallengeCriterion, ChallengeDocument, ChallengePage, ChallengePartner
from events.challenges.phases import Phase
from events.challenges.querysets import IN_ORDER, LONG_TEXTS
from events.challenges.timeline import Timeline

MOST_SIBLINGS = 12


@dataclass(frozen=True)
class Sibling:
    challenge: ChallengePage
    phase: Phase


@dataclass
class Reading:
    """A challenge as one reader sees it. Each part is asked of the database when it is used, once."""

    challenge: ChallengePage
    user: Any

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.challenge)

    @cached_property
    def kept(self) -> dict[str, list[Any]]:
        """What is the same for every reader of what was published."""
        return kept_of(self.challenge, "reading", self._asked)

    def _asked(self) -> dict[str, list[Any]]:
        challenge = self.challenge
        if getattr(challenge, "generation", None) is not None:
            return hanging_on(challenge)
        # A version that is looked at before it is published has these with it.
        return {
            "partners": list(challenge.partners.all()),
            "criteria": list(challenge.criteria.all()),
            "documents": list(challenge.documents.select_related("document")),
            "attachments": list(challenge.attachments.select_related("document")),
            "themes": list(challenge.themes.all()),
            "target_groups": list(challenge.target_groups.all()),
            "regions": [place.region for place in challenge.page_regions.select_related("region")],
            "chosen": [row.related_id for row in challenge.related_pages.all()],
        }

    @property
    def partners(self) -> list[ChallengePartner]:
        return self.kept["partners"]

    @property
    def criteria(self) -> list[ChallengeCriterion]:
        return self.kept["criteria"]

    @property
    def documents(self) -> list[ChallengeDocument]:
        return self.kept["documents"]

    @property
    def attachments(self) -> list[PageAttachment]:
        return self.kept["attachments"]

    @property
    def themes(self) -> list[Any]:
        return self.kept["themes"]

    @property
    def target_groups(self) -> list[Any]:
        return self.kept["target_groups"]

    @property
    def regions(self) -> list[Region]:
        return self.kept["regions"]

    @cached_property
    def national(self) -> EventPage | None:
        """The event that this is part of, as far as this person may read it."""
        event = self.challenge.national_event
        return event if event and event.live and event.may_be_read_by(self.user) else None

    @cached_property
    def siblings(self) -> list[Sibling]:
        """The other challenges of the same national event, what is open in front."""
        if self.national is None:
            return []
        now = self.timeline.now
        found = kept_of(self.challenge, f"siblings-{audience_of(self.user)}", self._of_same_event)
        rows = [Sibling(row, row.phase_at(now)) for row in found]
        others = [row for row in rows if row.challenge.pk != self.challenge.pk]
        return sorted(others, key=lambda row: IN_ORDER.index(row.phase))[:MOST_SIBLINGS]

    def _of_same_event(self) -> list[ChallengePage]:
        same = ChallengePage.objects.visible_to(self.user).filter(national_event=self.challenge.national_event_id)
        return list(same.defer(*LONG_TEXTS).order_by("deadline", "pk"))

    @cached_property
    def related(self) -> list[Page]:
        """What its organiser or an editor chose, as far as this person may read it."""
        return readable_pages(self.user, self.kept["chosen"])

    @property
    def has_results(self) -> bool:
        """Whether there is a page of results: something is told, and entries were chosen or it is over."""
        texts = (self.challenge.results, self.challenge.outcome_done, self.challenge.outcome_result)
        return self.timeline.has_results and not all(is_empty(text) for text in texts)
