"""Who may fetch a file that was added after an event."""

from typing import Any

from cop.core.models import CommunityDocument
from events.agenda.permissions import may_organise
from events.organising.models import EventFile


def of_event(user: Any, document: CommunityDocument) -> bool | None:
    """For `register_document_rule`: who may read the event, and who organises it."""
    files = list(EventFile.objects.filter(document=document).select_related("event"))
    if any((one.event.is_open and one.event.may_be_read_by(user)) or may_organise(user, one.event) for one in files):
        return True
    return False if files else None
