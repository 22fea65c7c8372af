"""Every write that keeps pages right."""

from cop.care.services.archiving import archive_page, forget_archiving, restore_page
from cop.care.services.checks import mark_still_right, renew_all_check_dates, renew_check_dates
from cop.care.services.contact import write_to_authors
from cop.care.services.handing_over import hand_over
from cop.care.services.reminders import choose_reminders, remind_of_checks
from cop.care.services.versions import note_published_version

__all__ = [
    "archive_page",
    "choose_reminders",
    "forget_archiving",
    "hand_over",
    "mark_still_right",
    "note_published_version",
    "remind_of_checks",
    "renew_all_check_dates",
    "renew_check_dates",
    "restore_page",
    "write_to_authors",
]
