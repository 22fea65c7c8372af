"""What waits for a reviewer: entries that they did not score, once the deadline has passed and until there is a decision."""

from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.entries.judged import with_reader
from events.entries.models import Decision, Entry


def entries_to_score(user: Any) -> QuerySet[Entry]:
    """Of challenges that name this member as a reviewer; nothing in which they have a stake."""
    named = ChallengePage.objects.live().filter(reviewer_rows__member=user, reviewer_rows__member__status="admitted")
    judging = named.in_phase(timezone.now(), Phase.SELECTION)
    waiting = Entry.objects.handed_in().filter(challenge__in=judging.values("pk"), decision=Decision.NONE)
    return with_reader(waiting, user).filter(scored_by_me=False, has_stake=False)


def to_score_panel(user: Any) -> dict[str, Any]:
    """In two queries: how many wait, by challenge, the one that must be chosen first on top."""
    numbers = dict(entries_to_score(user).order_by().values_list("challenge").annotate(number=Count("pk")))
    challenges = ChallengePage.objects.filter(pk__in=numbers).defer("background").order_by("select_by", "pk")
    return {"rows": [(challenge, numbers[challenge.pk]) for challenge in challenges]}
