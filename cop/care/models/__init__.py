from cop.care.models.mixin import CARE_COLUMNS, CareMixin
from cop.care.models.reminders import CheckReminder, ReminderChoice

__all__ = ["CARE_COLUMNS", "CareMixin", "CheckReminder", "ReminderChoice"]
