from events.agenda.models.event import EventCoOrganiser, EventPage
from events.agenda.models.index import EventIndexPage
from events.agenda.models.kinds import EventKind, RegistrationMode
from events.agenda.models.series import EventSeries

__all__ = ["EventCoOrganiser", "EventIndexPage", "EventKind", "EventPage", "EventSeries", "RegistrationMode"]
