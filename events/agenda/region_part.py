"""Coming events of a region, on its page, with the calendar to subscribe to."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cop.regions.models import PageRegion, Region
from cop.regions.parts import Line, Shown, counted_by_region, first_of, register_region_part
from events.agenda.models import EventPage
from events.agenda.querysets import LONG_TEXTS, EventPageQuerySet


def coming(user: Any) -> EventPageQuerySet:
    events: EventPageQuerySet = EventPage.objects.visible_to(user).upcoming(timezone.now()).not_cancelled()
    return events


def events_of(user: Any, region: Region) -> Shown:
    held = PageRegion.objects.filter(region=region).values("page_id")
    found, total = first_of(coming(user).filter(pk__in=held).defer(*LONG_TEXTS))
    return Shown(
        [Line(one.title, one.get_url() or "", _when_and_where(one), one.get_kind_display()) for one in found],
        total,
        f"/agenda/?regio={region.slug}",
        all_of(total),
        _("Nothing is planned in this region yet."),
        "/agenda/",
        _("See the whole agenda"),
        {
            "calendar": reverse("agenda-reading:events-of-region", args=[region.slug]),
            "feed": f"{reverse('event-feed')}?regio={region.slug}",
        },
    )


def _when_and_where(event: EventPage) -> str:
    place = event.place_name or (str(_("Online")) if event.is_online else "")
    return ", ".join(filter(None, (event.when, place)))


def all_of(total: int) -> str:
    return ngettext("The %(total)d event of this region", "All %(total)d events of this region", total) % {
        "total": total
    }


def said(number: int) -> str:
    return ngettext("%(number)d coming event", "%(number)d coming events", number) % {"number": number}


def register() -> None:
    register_region_part(
        30,
        _("Coming up in this region"),
        events_of,
        "agenda/_region_part.html",
        counts=lambda user: counted_by_region(coming(user)),
        said=said,
    )
