"""What can be done with an event now, beside writing it. Pure."""

from events.agenda.models import EventPage

REPEAT, CANCEL, RESTORE, CHANGE_FOLLOWING = "repeat", "cancel", "restore", "change_following"


def acts_open(event: EventPage) -> set[str]:
    """Of what is published; a draft is only written."""
    if not event.live:
        return set()
    acts = {CHANGE_FOLLOWING} if event.series_id is not None else set()
    if event.is_cancelled:
        return acts | (set() if event.is_past() else {RESTORE})
    if event.series_id is None:
        acts |= {REPEAT}
    return acts | (set() if event.is_past() else {CANCEL})
