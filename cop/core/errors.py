"""What a service raises when it refuses: a sentence that the member can read."""

from django.utils.functional import Promise


class DomainError(Exception):
    """A rule of the community stops this. `str(error)` is a whole sentence in the reader's language."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(DomainError):
    """The person may know of the thing but not do this with it (403)."""


class Conflict(DomainError):
    """Somebody else was first; nothing was written."""
