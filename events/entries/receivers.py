"""What others tell this room: a challenge of which the criteria may have changed."""

from typing import Any

from wagtail.signals import page_published

from events.challenges.models import ChallengePage
from events.entries.models import Entry
from events.entries.services import recount_challenge


def connect() -> None:
    page_published.connect(recount, sender=ChallengePage, dispatch_uid="entries.published")


def recount(instance: ChallengePage, **kwargs: Any) -> None:
    if Entry.objects.filter(challenge_id=instance.pk, mean_score__isnull=False).exists():
        recount_challenge(pk=instance.pk)
