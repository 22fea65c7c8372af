"""What other rooms tell the search."""

from django.dispatch import Signal

#: `keys` of pages of which something changed that is found as well, such as a label or what somebody told about them.
pages_changed = Signal()
