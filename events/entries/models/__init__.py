"""Entries (*inzendingen*) for a challenge, who hands them in, and what is said about them."""

from events.entries.models.entrant import Entrant, EntryCode, EntryMailbox
from events.entries.models.entry import Decision, Entry, EntryFile, EntryState, TeamMember
from events.entries.models.judging import EntryComment, EntryQuestion, Score
from events.entries.models.ruling import TeamRuling

__all__ = [
    "Decision",
    "Entrant",
    "Entry",
    "EntryCode",
    "EntryComment",
    "EntryFile",
    "EntryMailbox",
    "EntryQuestion",
    "EntryState",
    "Score",
    "TeamMember",
    "TeamRuling",
]
