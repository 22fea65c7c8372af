"""What this room tells those above it, once it is certain: after the transaction."""

from django.dispatch import Signal

#: Of a published challenge a date changed. `challenge`, `changes`: {field: (was, is)}, as moments.
challenge_changed = Signal()
#: The organiser decided. `challenge`; its row says what: selected_at, finished_at or withdrawn_at with withdraw_reason.
challenge_decided = Signal()
