"""What Wagtail and the vocabularies tell us."""

from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone
from wagtail.signals import page_published

from cop.core.list_renewal import renew_with
from cop.core.models import CommunityDocument, TargetGroup, Theme
from cop.regions.models import Region
from cop.search.relabelling import follow_labels
from events.agenda.receivers import renew_listing as renew_agenda
from events.challenges.announcing import changes_since, told_now
from events.challenges.models import ChallengeIndexPage, ChallengePage
from events.challenges.signals import challenge_changed

#: {label: the path to it from a challenge}
LABELS: dict[type[models.Model], str] = {
    Theme: "themes",
    TargetGroup: "target_groups",
    Region: "page_regions__region",
}


def connect() -> None:
    follow_labels(ChallengePage, LABELS)
    page_published.connect(announce, sender=ChallengePage, dispatch_uid="challenges.announce")
    renew_with(
        renew_listing,
        name="challenges",
        pages=ChallengePage,
        index=ChallengeIndexPage,
        labels=(*LABELS, CommunityDocument),
    )


def announce(sender: Any, instance: ChallengePage, **kwargs: Any) -> None:
    """Keeps the dates, and tells which of them changed."""
    with transaction.atomic():
        row = ChallengePage.objects.select_for_update(of=("self",), no_key=True).get(pk=instance.pk)
        changes = changes_since(row.announced, instance)
        ChallengePage.objects.filter(pk=instance.pk).update(
            listed_at=instance.first_published_at or timezone.now(),
            changed_at=instance.last_published_at or timezone.now(),
            announced=told_now(instance),
        )
        if changes:
            transaction.on_commit(lambda: challenge_changed.send(ChallengePage, challenge=instance, changes=changes))


def renew_listing(**kwargs: Any) -> None:
    """What was kept of the list is not used any more, nor of the national events that show challenges.

    The agenda first: who changes a label renews both in this order.
    """
    renew_agenda()
    ChallengeIndexPage.objects.update(generation=uuid4())
