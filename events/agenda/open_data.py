"""What machines may know of public events, in fields: what everybody reads. Never the link to an online one."""

from typing import Any

from django.db.models import QuerySet

from cop.core.richtext import safe_html
from cop.opendata.registry import OpenPages, open_field
from cop.opendata.shown import choice_of, labels_of, local_moment, regions_of, with_regions
from events.agenda.listing import EventFilter
from events.agenda.models import EventPage
from events.agenda.models.searched import LABELS


def rows(events: QuerySet[Any]) -> QuerySet[Any]:
    """All that the fields show, in a constant number of queries more."""
    return events.select_related("national_event").prefetch_related(*LABELS, with_regions())


def _national(event: EventPage) -> dict[str, Any] | None:
    """None as well when it is not for everybody to read."""
    national = event.national_event
    is_open = national is not None and national.live and not national.members_only
    return {"id": national.pk, "title": national.title} if national is not None and is_open else None


EVENTS = OpenPages(
    model="agenda.EventPage",
    section="agenda",
    changed="changed_at",
    rows=rows,
    labels={facet.parameter: facet.lookup for facet in EventFilter.FACETS},
    fields=(
        open_field("summary", lambda event: event.summary),
        open_field("programme", lambda event: str(safe_html(event.body))),
        open_field("kind", lambda event: choice_of(event, "kind")),
        open_field("starts_at", lambda event: local_moment(event.starts_at)),
        open_field("ends_at", lambda event: local_moment(event.ends_at)),
        open_field("place", lambda event: {"name": event.place_name, "address": event.address}),
        open_field("is_online", lambda event: event.is_online),
        open_field("is_cancelled", lambda event: event.is_cancelled),
        open_field("organised_by", lambda event: event.organised_by),
        open_field("audience", lambda event: event.audience),
        open_field("accessibility", lambda event: event.accessibility),
        open_field("registration", lambda event: choice_of(event, "registration_mode")),
        open_field("register_by", lambda event: local_moment(event.register_by)),
        open_field("external_link", lambda event: event.external_link or None),
        open_field("capacity", lambda event: event.capacity),
        open_field("national_event", _national),
        open_field("labels", labels_of(*LABELS)),
        open_field("regions", regions_of),
        open_field("listed_at", lambda event: event.listed_at),
        open_field("changed_at", lambda event: event.changed_at),
    ),
)
EVENT_INDEX = OpenPages(
    model="agenda.EventIndexPage",
    section="lijsten-agenda",
    fields=(open_field("introduction", lambda index: index.introduction),),
)
