"""Every write that keeps pages right."""

from cop.care.services.archiving import archive_page, forget_archiving, restore_page
from cop.care.services.checks import mark_still_right, renew_all_check_dates, renew_check_dates
from cop.care.services.reminders import choose_reminders, remind_of_checks

__all__ = [
    "archive_page",
    "choose_reminders",
    "forget_archiving",
    "mark_still_right",
    "remind_of_checks",
    "renew_all_check_dates",
    "renew_check_dates",
    "restore_page",
]
