from events.registration.models.questions import EventQuestion, QuestionKind, RegistrationAnswer
from events.registration.models.registrations import LIVE, SEATED, Ended, Registration, State

__all__ = [
    "LIVE",
    "SEATED",
    "Ended",
    "EventQuestion",
    "QuestionKind",
    "Registration",
    "RegistrationAnswer",
    "State",
]
