from cop.care.models.handovers import HandOver
from cop.care.models.messages import AuthorMessage
from cop.care.models.mixin import CARE_COLUMNS, CareMixin
from cop.care.models.reminders import CheckReminder, ReminderChoice
from cop.care.models.versions import PublishedVersion

__all__ = [
    "CARE_COLUMNS",
    "AuthorMessage",
    "CareMixin",
    "CheckReminder",
    "HandOver",
    "PublishedVersion",
    "ReminderChoice",
]
