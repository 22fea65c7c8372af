"""How challenges are found: what a hit shows, and the labels that are suggested."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop.search.registry import SearchType
from events.challenges.models import ChallengePage
from events.challenges.querysets import LONG_TEXTS


def rows_of_challenges(challenges: Any) -> Any:
    """Without the long texts; what stands on the line under a hit is on the row."""
    return challenges.defer(*LONG_TEXTS)


def line_of_challenge(challenge: ChallengePage) -> list[str]:
    line = [str(challenge.phase.label), challenge.problem_owner]
    line.append(gettext("For members") if challenge.members_only else "")
    return [part for part in line if part]


CHALLENGES = SearchType(
    model="challenges.ChallengePage",
    slug="challenge",
    name=_("challenge"),
    plural=_("challenges"),
    text=lambda challenge: challenge.found_text(),
    rows=rows_of_challenges,
    meta=line_of_challenge,
    labels={"thema": "themes__slug", "regio": "page_regions__region__slug"},
)
