"""Writes on entries. Each locks the page of the challenge first, then the entry."""

from events.entries.services.claiming import claim_entries
from events.entries.services.confirming import ask_code, close_everywhere, confirm_code
from events.entries.services.deciding import decide_entry, tell_decisions, undo_decision
from events.entries.services.erasing import erase_entry, erase_of_member, erase_old
from events.entries.services.files import add_file, remove_file
from events.entries.services.handing_in import Saved, save_entry, start_entry, submit_entry, withdraw_entry
from events.entries.services.judging import (
    Points,
    add_comment,
    answer_question,
    ask_question,
    recount_challenge,
    score_entry,
)
from events.entries.services.ruling import rule_on_team

__all__ = [
    "Points",
    "Saved",
    "add_comment",
    "add_file",
    "answer_question",
    "ask_code",
    "ask_question",
    "claim_entries",
    "close_everywhere",
    "confirm_code",
    "decide_entry",
    "erase_entry",
    "erase_of_member",
    "erase_old",
    "recount_challenge",
    "remove_file",
    "rule_on_team",
    "save_entry",
    "score_entry",
    "start_entry",
    "submit_entry",
    "tell_decisions",
    "undo_decision",
    "withdraw_entry",
]
