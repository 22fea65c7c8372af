"""Who sees an entry, who judges it, and who decides."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from events.challenges.models import ChallengePage
from events.challenges.permissions import may_review
from events.entries.authors import Author
from events.entries.models import Entry


def has_stake(user: Any, entry: Entry) -> bool:
    """Handed it in, or stands in its team by address. Such a person neither scores nor decides, and sees no scores."""
    if entry.member_id == user.pk:
        return True
    address = user.email.lower()
    return any(one.email.lower() == address for one in entry.team.all())


def takes_part(user: Any, challenge: ChallengePage) -> bool:
    """Has a stake in any entry for it; in one query."""
    own = Q(member=user) | Q(team__email__iexact=user.email)
    return Entry.objects.handed_in().filter(own, challenge=challenge).exists()


def may_judge(user: Any, entry: Entry) -> bool:
    """Organises or reviews the challenge, and has no stake in this entry."""
    return may_review(user, entry.challenge) and not has_stake(user, entry)


def get_judged_or_404(user: Any, pk: int) -> Entry:
    """What was handed in for a challenge that this person judges; to all others it is not there."""
    entries = Entry.objects.handed_in().select_related("challenge", "member", "entrant", "decided_by")
    entry: Entry = get_object_or_404(entries.prefetch_related("team", "files"), pk=pk)
    if not may_review(user, entry.challenge):
        raise Http404
    return entry


def get_own_or_404(author: Author, pk: int) -> Entry:
    """To all but who handed it in, it is not there. What was erased is not there either."""
    entries = Entry.objects.filter(erased_at__isnull=True).select_related("challenge", "member", "entrant")
    entry: Entry = get_object_or_404(entries.prefetch_related("team", "files", "questions"), pk=pk)
    if not author.may_write or not author.owns(entry):
        raise Http404
    return entry
