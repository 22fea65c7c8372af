"""What this room tells those above it, once it is certain: after the transaction, unless said otherwise."""

from django.dispatch import Signal

#: Of a published event the time, the place or the link changed. `event`, `changes`: {field: (was, is)}.
event_changed = Signal()
#: An event does not go on. `event`; `event.cancel_reason` says why.
event_cancelled = Signal()
#: An event that was cancelled goes on after all. `event`.
event_restored = Signal()
#: A new event was made of another one, within the transaction that makes it. `source`, `target`.
event_copied = Signal()
#: An event of a series was made like an earlier one, within the transaction that does it. `source`, `target`.
event_made_alike = Signal()
