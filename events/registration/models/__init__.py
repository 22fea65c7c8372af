from events.registration.models.followers import CalledOffTold
from events.registration.models.questions import EventQuestion, GoneQuestion, QuestionKind, RegistrationAnswer
from events.registration.models.registrations import LIVE, SEATED, Ended, Registration, State

__all__ = [
    "LIVE",
    "SEATED",
    "CalledOffTold",
    "Ended",
    "EventQuestion",
    "GoneQuestion",
    "QuestionKind",
    "Registration",
    "RegistrationAnswer",
    "State",
]
