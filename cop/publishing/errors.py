"""What can stop somebody who writes."""

from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError


class EditConflict(Conflict):
    """Somebody, or another window, saved since this form was opened. `token` is that of what stands now."""

    def __init__(self, token: str) -> None:
        super().__init__(
            _("This text was changed in the meantime, by a co-author or in another window. Nothing was overwritten.")
        )
        self.token = token


class Incomplete(DomainError):
    """`missing`: {field name: sentence} of what must be filled in first."""

    def __init__(self, missing: dict[str, str]) -> None:
        super().__init__(_("Some parts are still empty."))
        self.missing = missing
