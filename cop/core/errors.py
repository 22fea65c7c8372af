"""What a service raises when it refuses: a sentence that the member can read."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class DomainError(Exception):
    """A rule of the community stops this. `str(error)` is a whole sentence in the reader's language."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(DomainError, PermissionDenied):
    """The person may know of the thing but not do this with it (403). A view that has nothing to say about it lets it pass:
    Django answers with the sentence.
    """


class Conflict(DomainError):
    """Somebody else was first; nothing was written."""
