"""Every write to an event, beside those that every contribution has."""

from events.agenda.services.cancelling import cancel_event
from events.agenda.services.copying import copy_event
from events.agenda.services.repeating import make_series, moments_of_series
from events.agenda.services.restoring import restore_event
from events.agenda.services.series_changes import change_following

__all__ = ["cancel_event", "change_following", "copy_event", "make_series", "moments_of_series", "restore_event"]
