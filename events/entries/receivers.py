"""What others tell this room: a challenge that changed or does not go on, an account that goes."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models.signals import post_save, pre_delete
from wagtail.signals import page_published

from cop.members.models import Member
from events.challenges.announcing import Changes
from events.challenges.models import ChallengePage
from events.challenges.signals import challenge_changed, challenge_decided
from events.entries import letters
from events.entries.models import Entry
from events.entries.services import claim_entries, erase_of_member, recount_challenge


def connect() -> None:
    page_published.connect(recount, sender=ChallengePage, dispatch_uid="entries.published")
    challenge_changed.connect(tell_deadline, dispatch_uid="entries.changed")
    challenge_decided.connect(tell_withdrawn, dispatch_uid="entries.decided")
    post_save.connect(claim, sender=EmailAddress, dispatch_uid="entries.address_confirmed")
    pre_delete.connect(erase, sender=Member, dispatch_uid="entries.member_gone")


def recount(instance: ChallengePage, **kwargs: Any) -> None:
    if Entry.objects.filter(challenge_id=instance.pk, mean_score__isnull=False).exists():
        recount_challenge(pk=instance.pk)


def tell_deadline(challenge: ChallengePage, changes: Changes, **kwargs: Any) -> None:
    _was, deadline = changes.get("deadline", (None, None))
    if deadline is not None:
        letters.tell_deadline(challenge=challenge, deadline=deadline)


def tell_withdrawn(challenge: ChallengePage, **kwargs: Any) -> None:
    if challenge.withdrawn_at is not None:
        letters.tell_withdrawn(challenge=challenge)


def claim(instance: EmailAddress, **kwargs: Any) -> None:
    if instance.verified:
        claim_entries(member=instance.user, email=instance.email)


def erase(instance: Member, **kwargs: Any) -> None:
    erase_of_member(member=instance)
