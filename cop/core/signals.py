"""Sent by the bottom floor; the rooms above listen."""

from django.dispatch import Signal

#: After `migrate` and `flush`: the page tree stands and the roles have their rights.
community_prepared = Signal()
