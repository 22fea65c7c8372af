"""What is added after an event, and what those who were there answer."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.members.models import Member
from cop.publishing.services import keep_file
from events.agenda.models import EventPage
from events.organising.models import Afterwards, EventFile, Feedback, FeedbackGiven
from events.organising.services.locking import lock_organised, lock_past
from events.registration.models import Registration, State
from events.registration.services.places import lock_event

MOST_FILES = 10


@transaction.atomic
def save_notes(*, event: EventPage, by: Member, notes: str) -> Afterwards:
    """Raises NotAllowed, or DomainError before the end."""
    row, _made = Afterwards.objects.get_or_create(event=lock_past(event, by))
    row.notes = notes
    row.full_clean()
    row.save(update_fields=["notes"])
    return row


@transaction.atomic
def add_file(*, event: EventPage, by: Member, upload: UploadedFile, title: str) -> EventFile:
    """Raises NotAllowed, DomainError before the end or over `MOST_FILES`, ValidationError for a file that is refused."""
    locked = lock_past(event, by)
    if EventFile.objects.filter(event=locked).count() >= MOST_FILES:
        raise DomainError(_("An event has at most %(number)s files.") % {"number": MOST_FILES})
    document = keep_file(by=by, upload=upload, title=title)
    return EventFile.objects.create(event=locked, document=document, title=document.title[:150], added_by=by)


@transaction.atomic
def remove_file(*, event: EventPage, by: Member, pk: int) -> None:
    """With the file itself. Raises NotAllowed."""
    locked = lock_organised(event, by)
    found = EventFile.objects.filter(event=locked, pk=pk).select_related("document").first()
    if found is not None:
        found.delete()
        found.document.delete()


@transaction.atomic
def give_feedback(*, event: EventPage, by: Member, answers: dict[str, Any]) -> None:
    """Kept without a name. Raises NotAllowed for who is not asked, Conflict for who answered before or a closed form."""
    locked = lock_event(event.pk)
    row = Afterwards.objects.filter(event=locked, asked_at__isnull=False).first()
    if row is None:
        raise Conflict(_("Nothing is asked about this event."))
    own = Registration.objects.filter(event=locked, member=by, state=State.REGISTERED).first()
    if own is None or not row.asks(own):
        raise NotAllowed(_("Only who was there gives an opinion."))
    _given, is_first = FeedbackGiven.objects.get_or_create(registration=own)
    if not is_first:
        raise Conflict(_("You gave your opinion already. Thank you."))
    feedback = Feedback(event=locked, **{name: answers[name] for name in row.asked if name in answers})
    feedback.full_clean()
    feedback.save()
