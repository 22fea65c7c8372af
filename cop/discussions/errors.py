"""What can stop somebody who posts."""

from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError


class ThreadIsClosed(Conflict):
    """Nobody replies any more; what was typed is kept by whoever called."""

    def __init__(self, reason: str) -> None:
        sentence = _("This thread was closed while you were writing. Your text is kept.")
        super().__init__(f"{sentence} {reason}".strip() if reason else sentence)


class TooFast(DomainError):
    """More posts than a person writes."""

    def __init__(self) -> None:
        super().__init__(_("You posted a lot in a short time. Wait a little and send it again; your text is kept."))
