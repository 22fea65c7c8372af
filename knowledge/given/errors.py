"""What can stop somebody who tells of a workshop that they gave."""

from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, NotAllowed


class WorkshopClosed(NotAllowed):
    def __init__(self) -> None:
        super().__init__(_("This workshop was archived or taken down, so nothing can be added to it."))


class AlreadyLogged(Conflict):
    """One person gives a workshop once a day."""

    def __init__(self) -> None:
        super().__init__(
            _("You already told that you gave this workshop on this day. Choose another day, or change what you told.")
        )


class ChangedMeanwhile(Conflict):
    def __init__(self) -> None:
        super().__init__(
            _("You changed this somewhere else since you opened this form. Nothing was saved: open it again.")
        )
