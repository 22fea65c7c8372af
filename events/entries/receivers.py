"""What others tell this room: a challenge of which the criteria may have changed."""

from typing import Any

from wagtail.signals import page_published

from cop.notifications.following import followers_of
from events.challenges.announcing import Changes
from events.challenges.models import ChallengePage
from events.challenges.signals import challenge_changed
from events.challenges.telling import tell_moved
from events.entries.models import Entry
from events.entries.services import recount_challenge


def connect() -> None:
    page_published.connect(recount, sender=ChallengePage, dispatch_uid="entries.published")
    challenge_changed.connect(tell_entrants, sender=ChallengePage, dispatch_uid="entries.moved")


def tell_entrants(challenge: ChallengePage, changes: Changes, **kwargs: Any) -> None:
    """Of another deadline, who is working on an entry; who follows the challenge was told already."""
    if "deadline" in changes:
        rows = Entry.objects.filter(challenge_id=challenge.pk, member__isnull=False).exclude(state="withdrawn")
        entrants = set(rows.values_list("member_id", flat=True))
        tell_moved(challenge, entrants - followers_of(challenge))


def recount(instance: ChallengePage, **kwargs: Any) -> None:
    if Entry.objects.filter(challenge_id=instance.pk, mean_score__isnull=False).exists():
        recount_challenge(pk=instance.pk)
