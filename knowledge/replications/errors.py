"""What can stop a report."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, NotAllowed

if TYPE_CHECKING:
    from knowledge.replications.models import Replication


class LessonClosed(Conflict):
    """The lesson is not open to reports: archived, taken down, gone, or not for this person any more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This lesson cannot be reported on any more: it was archived or taken down. Your text is kept as a draft."
            )
        )


class AlreadyReported(Conflict):
    """Of one organisation and half year there is one report; `other` is the one that stands."""

    def __init__(self, other: "Replication") -> None:
        super().__init__(
            _(
                "%(name)s reported on this lesson for %(organisation)s and this half year already. Your text is kept as a draft. Choose another half year, or ask %(name)s to add what you saw."
            )
            % {"name": other.author_name, "organisation": other.organisation}
        )
        self.other = other


class OrganisationMissing(NotAllowed):
    """A report is one of an organisation: the member says which in the profile."""

    def __init__(self) -> None:
        super().__init__(_("Fill in your organisation in your profile first: a report says where it was tried."))


class OwnLesson(NotAllowed):
    def __init__(self) -> None:
        super().__init__(_("This is your own lesson. Change the lesson itself, and tell there what happened since."))
