"""An event for search engines: when, where, and whether it goes on. Never the link to an online one."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cop.core.linked_data import Data, breadcrumbs_of, graph
from cop.core.models import CommunitySettings
from events.agenda.models import EventPage
from events.agenda.reading import Reading

ONLINE, OFFLINE, MIXED = "OnlineEventAttendanceMode", "OfflineEventAttendanceMode", "MixedEventAttendanceMode"


def event_as_event(event: EventPage, reading: Reading) -> Data:
    """Only of what is public: asked for pages that everybody may read."""
    url = f"{settings.BASE_URL}{event.get_url()}"
    terms = [term.name for group in reading.labels for term in group.terms]
    said = {
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": event.title,
        "description": event.search_description or event.summary,
        "startDate": _local(event.starts_at),
        "endDate": _local(event.ends_at),
        "eventStatus": f"https://schema.org/{'EventCancelled' if event.is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"https://schema.org/{_mode(event)}",
        "location": _places(event, url),
        "organizer": {"@type": "Organization", "name": event.organised_by} if event.organised_by else None,
        "publisher": {"@type": "Organization", "name": CommunitySettings.load().name, "url": f"{settings.BASE_URL}/"},
        "audience": {"@type": "Audience", "audienceType": event.audience} if event.audience else None,
        "maximumAttendeeCapacity": event.capacity,
        "superEvent": _above(reading),
        "subEvent": [{"@type": "Event", **_named(one)} for one in reading.regional],
        "keywords": ", ".join(terms),
        "inLanguage": "nl",
        "isAccessibleForFree": True,
    }
    return graph(said, *breadcrumbs_of(event, (_("Agenda"), "/agenda/")))


def _mode(event: EventPage) -> str:
    if not event.is_online:
        return OFFLINE
    return MIXED if event.place_name else ONLINE


def _places(event: EventPage, url: str) -> list[Data]:
    """The page stands for the online place: who registers there gets the link."""
    place = {"@type": "Place", "name": event.place_name, "address": event.address or event.place_name}
    online = {"@type": "VirtualLocation", "url": url}
    return [*([place] if event.place_name else []), *([online] if event.is_online else [])]


def _above(reading: Reading) -> Data | None:
    return {"@type": "Event", **_named(reading.national)} if reading.national else None


def _named(event: EventPage) -> Data:
    start = _local(event.starts_at)
    return {"name": event.title, "url": f"{settings.BASE_URL}{event.get_url()}", "startDate": start}


def _local(moment: Any) -> str | None:
    """With the distance to UTC of that day."""
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat() if moment else None
