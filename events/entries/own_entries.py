"""One's own entries, and where each stands."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.challenges.phases import Phase
from events.entries.authors import Author
from events.entries.models import Entry, EntryQuestion, EntryState

ON_OVERVIEW = 3
IN_DRAFT = (_("Draft"), _("Not handed in yet. Only you see it."))
TOO_LATE = (_("Draft, too late"), _("This was not handed in before the deadline. Only you see it."))
BEING_JUDGED = (_("Being judged"), _("The deadline has passed. The organiser and reviewers read your entry."))
WHILE_IT_WAITS = {
    Phase.OPEN: (_("Received"), _("You can change it until the deadline.")),
    Phase.WITHDRAWN: (_("Received"), _("This challenge was withdrawn.")),
}
SETTLED = {
    EntryState.WITHDRAWN: (_("Withdrawn"), _("You took it back. Nobody judges it.")),
    EntryState.SELECTED: (_("Selected"), _("Congratulations: your entry was selected.")),
    EntryState.DECLINED: (_("Not selected"), _("Your entry was not selected. Below you read why.")),
}


@dataclass(frozen=True)
class Standing:
    """Where an entry stands, for who handed it in. What was decided shows once it was told."""

    entry: Entry
    label: str | Promise
    sentence: str | Promise
    may_change: bool
    may_withdraw: bool
    waiting: list[EntryQuestion]


def standing_of(entry: Entry, phase: Phase) -> Standing:
    """Of an entry with its questions. What was taken back has none to answer."""
    label, sentence = _words(entry, phase)
    in_time = phase == Phase.OPEN
    waiting = [one for one in entry.questions.all() if one.answered_at is None] if entry.is_handed_in else []
    return Standing(
        entry,
        label,
        sentence,
        may_change=in_time and entry.state in {EntryState.DRAFT, EntryState.SUBMITTED},
        may_withdraw=entry.state in {EntryState.DRAFT, EntryState.SUBMITTED},
        waiting=waiting,
    )


def own_entries(user: Any, author: Author) -> list[Standing]:
    """In two queries: entries with their challenge, and questions that wait for an answer."""
    entrant = author.entrant.pk if author.entrant else None
    entries = Entry.objects.of(user, entrant).filter(erased_at__isnull=True).select_related("challenge")
    found = list(entries.prefetch_related("questions").order_by("-changed_at", "-pk")[:100])
    now = timezone.now()
    return [standing_of(entry, entry.challenge.phase_at(now)) for entry in found]


def own_rows(user: Any) -> QuerySet[Entry]:
    return Entry.objects.of(user, None).filter(erased_at__isnull=True)


def entries_panel(user: Any) -> dict[str, Any]:
    return {"standings": own_entries(user, Author(member=user))[:ON_OVERVIEW]}


def _words(entry: Entry, phase: Phase) -> tuple[str | Promise, str | Promise]:
    if entry.state == EntryState.DRAFT:
        return IN_DRAFT if phase == Phase.OPEN else TOO_LATE
    if entry.state == EntryState.SUBMITTED:
        return WHILE_IT_WAITS.get(phase, BEING_JUDGED)
    return SETTLED[EntryState(entry.state)]
