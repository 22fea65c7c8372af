"""Events as readers find them."""

from datetime import datetime, timedelta
from typing import Any

import factory
from django.utils import timezone

from cop.publishing.models import PageAuthor
from cop.regions.models import PageRegion
from events.agenda.models import EventIndexPage, EventKind, EventPage, RegistrationMode


def at_ten(days: int = 7) -> datetime:
    """Ten in the morning on the clock here, so many days from now."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


class EventFactory(factory.Factory):
    """A published event of two hours, `days` from now. `organiser` owns it; `live=False` makes a draft.

    `row` are columns that no form writes: {"capacity": ...} belongs to the event, {"places_taken": 3} here.
    """

    class Meta:
        model = EventPage

    class Params:
        days = 7

    title = factory.Sequence(lambda n: f"Bijeenkomst {n}")
    summary = "We bespreken hoe je zij-instromers vindt."
    body = "<p>Inloop, een verhaal uit de praktijk, en oefenen in groepjes.</p>"
    kind = EventKind.TRAINING
    starts_at = factory.LazyAttribute(lambda event: at_ten(event.days))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(hours=2))
    place_name = "Gemeentehuis Veendal"
    address = "Marktplein 1, Veendal"
    organised_by = "Gemeente Veendal"
    registration_mode = RegistrationMode.HERE
    live = True

    @classmethod
    def _create(cls, model_class: type[EventPage], *args: Any, **kwargs: Any) -> EventPage:
        labels = {name: kwargs.pop(name, []) for name in ("themes", "target_groups")}
        organiser, regions = kwargs.pop("organiser", None), kwargs.pop("regions", [])
        co_organisers, row, live = kwargs.pop("co_organisers", []), kwargs.pop("row", {}), kwargs.pop("live")
        event = model_class(**kwargs, live=False, owner=organiser)
        event.themes, event.target_groups = labels["themes"], labels["target_groups"]
        event.page_regions = [PageRegion(region=region) for region in regions]
        if organiser is not None:
            event.page_authors = [PageAuthor(member=organiser, name=organiser.display_name)]
        EventIndexPage.objects.get().add_child(instance=event)
        event.co_organisers.add(*co_organisers)
        revision = event.save_revision(user=organiser, clean=False)
        if live:
            revision.publish(skip_permission_checks=True)
        EventPage.objects.filter(pk=event.pk).update(**row) if row else None
        return EventPage.objects.get(pk=event.pk)
