"""Events of the demo, planned by its organiser through the services that organisers use."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cop.core.local_time import moment_of
from cop.core.models import TargetGroup, Theme
from cop.members.models import Member
from cop.publishing import services
from cop.publishing.tokens import token_of
from cop.regions.models import PageRegion, Region
from events.agenda.contribution import EVENT
from events.agenda.models import EventPage, RegistrationMode
from home.demo_loader.files import read
from home.demo_loader.stories import key_of

PLAIN = (
    *("title", "kind", "summary", "body", "place_name", "address", "online_link", "organised_by", "audience"),
    *("accessibility", "capacity", "guests_allowed", "offer_hours", "members_only"),
)
LABELS = {"themes": Theme, "target_groups": TargetGroup}
ANNOUNCED_DAYS = 30  # before its day


def load_events() -> None:
    """The national event before the regional ones that are part of it; what is there already is left alone."""
    organiser = Member.objects.get(email="organisator@demo.example")
    for told in sorted(read("agenda.toml")["event"], key=lambda told: "national" in told):
        if not EventPage.objects.filter(request_key=key_of(told["slug"])).exists():
            _load(told, organiser)


def _load(told: dict[str, Any], organiser: Member) -> None:
    page = services.start_draft(kind=EVENT, author=organiser, title=told["title"], request_key=key_of(told["slug"]))
    event = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    for name in PLAIN:
        if name in told:
            setattr(event, name, told[name])
    _set_moments(event, told)
    event.registration_mode = told.get("registration", RegistrationMode.HERE)
    event.national_event = EventPage.objects.filter(request_key=key_of(told.get("national", "-"))).first()
    for name, model in LABELS.items():
        setattr(event, name, list(model.objects.filter(slug__in=told.get(name, []))))
    event.page_regions = [PageRegion(region=region) for region in Region.objects.filter(slug__in=told["regions"])]
    event.full_clean(exclude=["slug"])
    services.save_draft(page=event, by=organiser, token=token_of(Page.objects.get(pk=page.pk)))
    services.submit(page=page, by=organiser, token=None)
    EventPage.objects.get(pk=page.pk).co_organisers.add(*Member.objects.filter(email__in=told.get("co_organisers", [])))
    _put_back_in_time(page.pk, told["days"])


def _set_moments(event: EventPage, told: dict[str, Any]) -> None:
    """On a working day, on the clock here."""
    day = timezone.localdate() + timedelta(days=told["days"])
    day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
    start = time.fromisoformat(told["start"])
    event.starts_at = moment_of(day, start)
    event.ends_at = event.starts_at + timedelta(minutes=told["minutes"])
    if "register_days_before" in told:
        event.register_by = moment_of(day - timedelta(days=told["register_days_before"]), time(17))


def _put_back_in_time(pk: int, days: int) -> None:
    """It was announced a month before its day; what is further off some days ago."""
    told = timezone.now() + timedelta(days=min(days - ANNOUNCED_DAYS, -2), minutes=-pk % 50)
    Page.objects.filter(pk=pk).update(first_published_at=told, last_published_at=told)
    EventPage.objects.filter(pk=pk).update(listed_at=told, changed_at=told)
