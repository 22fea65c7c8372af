"""What can stop who hands in an entry, and who judges it."""

from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError, NotAllowed


class ChallengeClosed(NotAllowed):
    def __init__(self) -> None:
        super().__init__(_("This challenge takes no entries: it was withdrawn or taken down."))


class NotOpenYet(DomainError):
    def __init__(self) -> None:
        super().__init__(_("This challenge is not open yet. Keep your text, and come back when it opens."))


class TooLate(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _("The deadline has passed, so this was not handed in. Your text is kept: you can still read it.")
        )


class AlreadyEntered(Conflict):
    """`entry` is the one that this person has already."""

    def __init__(self, entry: object) -> None:
        super().__init__(_("You have an entry for this challenge already. Change that one."))
        self.entry = entry


class ChangedMeanwhile(Conflict):
    def __init__(self) -> None:
        super().__init__(
            _("This entry was changed somewhere else since you opened this form. Nothing was saved: compare the two.")
        )


class NotYours(NotAllowed):
    def __init__(self) -> None:
        super().__init__(_("Only who hands in an entry changes it."))


class Settled(Conflict):
    def __init__(self) -> None:
        super().__init__(_("This entry cannot be changed any more."))


class HasStake(NotAllowed):
    def __init__(self) -> None:
        super().__init__(_("You are in the team of this entry, so somebody else judges it."))


class NoJudge(NotAllowed):
    def __init__(self) -> None:
        super().__init__(_("Only organisers and reviewers of this challenge do this."))


class StillOpen(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Entrants may still change this until the deadline. Score and decide after it."))


class AlreadyDecided(Conflict):
    """Somebody was first, or decided before."""

    def __init__(self, name: str, what: object) -> None:
        super().__init__(
            _("%(name)s decided already: %(what)s. Your decision was not kept.") % {"name": name, "what": what}
        )


class AlreadyTold(Conflict):
    def __init__(self) -> None:
        super().__init__(_("The entrant was told already, so this cannot be undone."))
