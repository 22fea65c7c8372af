"""What can stop somebody who registers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cop.core.errors import Conflict, NotAllowed
from events.registration.doors import SENTENCES, Door


class Refused(NotAllowed):
    """`door` says which rule of the event stops it."""

    def __init__(self, door: Door) -> None:
        super().__init__(SENTENCES[door])
        self.door = door


class AlreadyRegistered(Conflict):
    def __init__(self) -> None:
        super().__init__(_("You are registered for this event already. You can change or cancel your registration."))


class NothingToCancel(Conflict):
    def __init__(self) -> None:
        super().__init__(_("You are not registered for this event, so there is nothing to cancel."))


class RegistrationGone(Conflict):
    def __init__(self) -> None:
        super().__init__(_("This registration is no more. Open the form again to register anew."))


class OfferGone(Conflict):
    def __init__(self) -> None:
        super().__init__(_("This place is no longer kept for you. Register again to join the waiting list."))


class NoMoreGuests(Conflict):
    def __init__(self) -> None:
        super().__init__(_("Registration has closed, so you cannot bring more people. Fewer is still possible."))


class NoRoomForGuests(Conflict):
    def __init__(self, free: int) -> None:
        sentence = ngettext_lazy(
            "There is %(free)d place left, so you cannot bring so many people. Your registration stays as it was.",
            "There are %(free)d places left, so you cannot bring so many people. Your registration stays as it was.",
            free,
        )
        super().__init__(sentence % {"free": free})


def below_taken(taken: int) -> str:
    """For the field in which somebody types fewer places than are taken."""
    sentence = ngettext_lazy(
        "%(taken)d place is taken already. Type %(taken)d or more, or close this form without saving.",
        "%(taken)d places are taken already. Type %(taken)d or more, or close this form without saving.",
        taken,
    )
    return str(sentence % {"taken": taken})
