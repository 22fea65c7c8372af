"""Who sees an entry, who judges it, and who decides."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from cop.core.permissions import is_admitted
from events.challenges.models import ChallengePage
from events.challenges.permissions import may_review
from events.entries.authors import Author
from events.entries.models import Entry
from events.entries.stakes import is_author, with_stake


def has_stake(user: Any, entry: Entry) -> bool:
    """Handed it in, or stands in its team and was not let in by an organiser: as `with_stake`, of one entry.

    Such a person neither scores nor decides, and sees no scores.
    """
    if is_author(user, entry):
        return True
    ruling = next((one for one in entry.rulings.all() if one.member_id == user.pk), None)
    if ruling is not None:
        return ruling.takes_part
    return any(one.email.lower() == user.email.lower() for one in entry.team.all())


def takes_part(user: Any, challenge: ChallengePage) -> bool:
    """Has a stake in any entry for it; in one query."""
    entries = Entry.objects.handed_in().filter(challenge=challenge)
    return with_stake(entries, user).filter(has_stake=True).exists()


def may_judge(user: Any, entry: Entry) -> bool:
    """Organises or reviews the challenge, and has no stake in this entry."""
    return may_review(user, entry.challenge) and not has_stake(user, entry)


def get_judged_or_404(user: Any, pk: int) -> Any:
    """An entry that was handed in for a challenge that this person judges, with `has_stake` and `is_held`; to all others it is
    not there.
    """
    if not is_admitted(user):
        raise Http404
    entries = Entry.objects.handed_in().select_related("challenge", "member", "entrant", "decided_by")
    entry: Any = get_object_or_404(with_stake(entries, user).prefetch_related("team", "files"), pk=pk)
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
