"""Sent by this room; the rooms above listen."""

from django.dispatch import Signal

#: Before two organisations become one (`keep`, `gone`): both are locked and nothing has moved. A room locks rows of its
#: own that it is going to write, and gives the keys of pages that it is going to write: those are locked next.
organisations_merging = Signal()

#: In the transaction of the merge (`keep`, `gone`, `by`): a room moves what points at `gone` to `keep`.
organisations_merged = Signal()
