"""What is asked of who hands in, confirms an address, or judges."""

from events.entries.forms.access import CodeForm, EmailForm, PublicEntryForm
from events.entries.forms.entry import EntryForm
from events.entries.forms.judging import AnswerForm, DecisionForm, ScoresForm, WordsForm

__all__ = [
    "AnswerForm",
    "CodeForm",
    "DecisionForm",
    "EmailForm",
    "EntryForm",
    "PublicEntryForm",
    "ScoresForm",
    "WordsForm",
]
