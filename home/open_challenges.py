"""Challenges that one can still enter: on the front door and *Vandaag*."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.challenges.querysets import LONG_TEXTS
from events.challenges.timeline import Timeline
from events.entries.models import Entry, EntryState

SHOWN = 3
NEAR = timedelta(days=21)


@dataclass(frozen=True)
class OpenChallenge:
    """`has_draft`: this member began an entry and did not hand it in."""

    challenge: ChallengePage
    timeline: Timeline
    has_draft: bool


def open_challenges(user: Any, *, near: bool = False) -> list[OpenChallenge]:
    """Those with a draft of one's own in front, then the nearest deadline; `near` leaves far deadlines out. One query."""
    now = timezone.now()
    challenges = ChallengePage.objects.visible_to(user).in_phase(now, Phase.OPEN).defer(*LONG_TEXTS)
    drafts = Entry.objects.filter(challenge=OuterRef("pk"), state=EntryState.DRAFT, erased_at__isnull=True)
    own = Exists(drafts.filter(member=user.pk) if user.is_authenticated else drafts.none())
    challenges = challenges.annotate(has_draft=own).order_by("-has_draft", "deadline", "pk")
    found = [one for one in challenges[: 2 * SHOWN] if not near or one.has_draft or one.deadline < now + NEAR]
    return [OpenChallenge(one, Timeline(one, now), one.has_draft) for one in found[:SHOWN]]
