"""Reporting, and every decision of a moderator on what somebody wrote or on who wrote it."""

from cop.moderation.services.deciding import decide_on_reports, hide_thing, note_admission, put_back, restore_thing
from cop.moderation.services.reporting import MOST_A_DAY, report_thing
from cop.moderation.services.suspending import lift_suspension, suspend

__all__ = [
    "MOST_A_DAY",
    "decide_on_reports",
    "hide_thing",
    "lift_suspension",
    "note_admission",
    "put_back",
    "report_thing",
    "restore_thing",
    "suspend",
]
