"""Calendars to download and to subscribe to: of everybody, so nothing that is for members only is in one.

With `?wanneer=2026-11-24`, as in the list, it is a calendar of that day, also of one that has been.
"""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cop.core.models import CommunitySettings
from cop.regions.models import Region
from events.agenda.calendars import calendar_of_events, event_calendar
from events.agenda.models import EventIndexPage, EventPage
from events.agenda.periods import day_of
from events.agenda.querysets import EventPageQuerySet

KEEP_SECONDS = 300
WRITTEN_SECONDS = 3600
DAYS_BACK = 90  # what has been longer ago is nobody's appointment
MOST = 2_000  # events in one calendar


@require_safe
def all_events(request: HttpRequest) -> HttpResponseBase:
    day = day_of(request.GET.get("wanneer", ""))
    with override(settings.LANGUAGE_CODE):
        name = _("Agenda of %(name)s") % {"name": CommunitySettings.load().name}
    return _feed(request, _public(day), name=name, of="", day=day)


@require_safe
def events_of_region(request: HttpRequest, region: str) -> HttpResponseBase:
    found = get_object_or_404(Region, slug=region)
    day = day_of(request.GET.get("wanneer", ""))
    return _feed(request, _public(day).in_regions([found]), name=found.name, of=found.slug, day=day)


@require_safe
def one_event(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Whoever may read the page gets its calendar, never with the link: that is in the mail of who registered."""
    event = EventPage.objects.filter(slug=slug, live=True).first()
    if event is None:
        raise Http404
    if not event.may_be_read_by(request.user):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied(
            _("This page is for admitted members. Your request for access is still being looked at.")
        )
    etag = _digest(event.ics_uid, event.ics_sequence, event.changed_at, event.title)
    # In one language whoever asks: the tag says nothing of it.
    with override(settings.LANGUAGE_CODE):
        answer = _answer(request, etag, event.changed_at, lambda: event_calendar(event=event, online_link=False))
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    patch_cache_control(answer, **{"private" if event.members_only else "public": True}, max_age=KEEP_SECONDS)
    return answer


def show_calendars(request: HttpRequest, index: EventIndexPage) -> HttpResponse:
    """How one subscribes, and to what."""
    used = Region.objects.filter(page_regions__page__in=_public().order_by().values("pk")).distinct()
    host = settings.BASE_URL.partition("://")[2]
    return render(
        request, "agenda/calendars.html", {"page": index, "regions": used, "host": host, "base": settings.BASE_URL}
    )


def _public(day: date | None = None) -> EventPageQuerySet:
    """Of one day, or of all but what has been long ago."""
    events: EventPageQuerySet = EventPage.objects.visible_to(None)
    if day is not None:
        return events.on_day(day)
    since = timezone.now() - timedelta(days=DAYS_BACK)
    return events.filter(ends_at__gte=since).order_by("starts_at", "pk")


def _feed(request: HttpRequest, events: EventPageQuerySet, *, name: str, of: str, day: date | None) -> HttpResponseBase:
    """The same for everybody who asks. A calendar that has it already costs one query."""
    generation, changed = EventIndexPage.objects.values_list("generation", "renewed_at").first() or ("", None)
    etag = _digest(generation, of, day or "", timezone.localdate())

    def written() -> bytes:
        with override(settings.LANGUAGE_CODE):
            return calendar_of_events(events.defer("body", "accessibility")[:MOST], name=name)

    # The same bytes for everybody until something changes: writing two thousand events takes seconds.
    answer = _answer(request, etag, changed, lambda: cache.get_or_set(f"agenda:ics:{etag}", written, WRITTEN_SECONDS))
    answer.headers["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(answer, public=True, max_age=KEEP_SECONDS)
    return answer


def _answer(request: HttpRequest, etag: str, changed: datetime | None, write: Any) -> HttpResponseBase:
    """The calendar, or 304 for who has it. Written only when it is asked."""
    seconds = int(changed.timestamp()) if changed else None
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=seconds)
    if answer is None:
        answer = HttpResponse(write(), content_type="text/calendar; charset=utf-8")
        answer.headers["ETag"] = etag
        if seconds is not None:
            answer.headers["Last-Modified"] = http_date(seconds)
    return answer


def _digest(*parts: Any) -> str:
    return f'"{sha256(":".join(map(str, parts)).encode()).hexdigest()[:32]}"'
