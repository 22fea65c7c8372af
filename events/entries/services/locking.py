"""What is locked, always in one order: the page of the challenge first, then the entry."""

from datetime import datetime

from wagtail.models import Page

from cop.publishing.services.locking import lock_page
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase, phase_of
from events.entries.authors import Author
from events.entries.errors import ChallengeClosed, NotYours
from events.entries.models import Entry


def lock_challenge(*, pk: int) -> ChallengePage:
    """As it stands now, its deadline with it. Raises ChallengeClosed when it is gone."""
    try:
        lock_page(pk)
    except Page.DoesNotExist as gone:
        raise ChallengeClosed from gone
    return ChallengePage.objects.get(pk=pk)


def lock_entry(*, pk: int) -> Entry:
    return Entry.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def lock_own(*, entry: Entry, by: Author) -> tuple[ChallengePage, Entry]:
    """Raises NotYours for who did not hand it in, and ChallengeClosed."""
    challenge = lock_challenge(pk=entry.challenge_id)
    locked = lock_entry(pk=entry.pk)
    if not by.may_write or not by.owns(locked):
        raise NotYours
    return challenge, locked


def is_late(*, challenge: ChallengePage, arrived: datetime) -> bool:
    """As the phases have it: the last moment in time is the one before the deadline."""
    return phase_of(challenge, arrived) in {Phase.SELECTION, Phase.RUNNING, Phase.FINISHED}
