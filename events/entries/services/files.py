"""Files of an entry: checked as every upload is, and kept where no address leads."""

from datetime import datetime
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.publishing.file_checks import accepted_file
from events.entries.authors import Author
from events.entries.clock import arrival
from events.entries.errors import Settled, TooLate
from events.entries.models import Entry, EntryFile, EntryState
from events.entries.models.entry import MOST_FILES
from events.entries.services.locking import is_late, lock_own


def add_file(*, entry: Entry, by: Author, upload: UploadedFile, arrived: datetime | None = None) -> EntryFile:
    """Raises ValidationError when the file is not what it says, DomainError over `MOST_FILES`, TooLate, Settled, NotYours.

    A virus scanner may take long, so it looks before anything is locked; who has to wait for it is not late for it.
    """
    arrived = arrived or arrival()
    kept = accepted_file(upload)
    return _add(entry=entry, by=by, kept=kept, name=upload.name or "", arrived=arrived)


@transaction.atomic
def remove_file(*, entry: Entry, by: Author, pk: int, arrived: datetime | None = None) -> None:
    """The file itself goes as well. Nothing happens when it is gone already. Raises TooLate, Settled, NotYours."""
    locked = _changeable(entry, by, arrived or arrival())
    gone = locked.files.filter(pk=pk).first()
    if gone is not None:
        gone.delete()
        transaction.on_commit(partial(gone.file.storage.delete, str(gone.file.name)), robust=True)


@transaction.atomic
def _add(*, entry: Entry, by: Author, kept: UploadedFile, name: str, arrived: datetime) -> EntryFile:
    locked = _changeable(entry, by, arrived)
    if locked.files.count() >= MOST_FILES:
        raise DomainError(_("An entry has at most %(number)s files.") % {"number": MOST_FILES})
    added = EntryFile(entry=locked, name=name[-120:], size=kept.size or 0)
    added.file.save(name, kept, save=False)
    added.save()
    return added


def _changeable(entry: Entry, by: Author, arrived: datetime) -> Entry:
    challenge, locked = lock_own(entry=entry, by=by)
    if is_late(challenge=challenge, arrived=arrived):
        raise TooLate
    if locked.state not in {EntryState.DRAFT, EntryState.SUBMITTED} or locked.is_decided:
        raise Settled
    return locked
