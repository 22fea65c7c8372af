"""Badges and the list for at the door, on paper."""

from typing import Any

from django.conf import settings

from cop.core.models import CommunitySettings
from cop.core.pdf import pdf_of
from events.agenda.models import EventPage
from events.organising.codes import address_of, code_svg
from events.registration.models import Registration, State

A_SHEET = 8  # badges: two by four on A4
#: In one file: more takes too long for who waits, so a large event gets several files.
MOST_BADGES, MOST_LINES = 400, 1_000


def seated(event: EventPage, part: int, most: int) -> list[Registration]:
    """Those of one file, in the order of names."""
    rows = Registration.objects.filter(event=event, state=State.REGISTERED).order_by("member_name", "pk")
    return list(rows[(part - 1) * most : part * most])


def sheets_of(rows: list[Registration], slug: str) -> list[list[dict[str, Any]]]:
    """Badges a sheet, in rows of two; each registration one, with its code."""
    badges = [
        {"name": one.member_name, "organisation": one.organisation_name, "code": code_svg(address_of(slug, one.token))}
        for one in rows
    ]
    return [badges[first : first + A_SHEET] for first in range(0, len(badges), A_SHEET)]


def badge_parts(event: EventPage) -> range:
    """Numbers of the files that hold all badges, from 1."""
    return _parts(event, MOST_BADGES)


def attendance_parts(event: EventPage) -> range:
    """Numbers of the files that hold the whole list, from 1."""
    return _parts(event, MOST_LINES)


def badges_pdf(event: EventPage, part: int = 1) -> bytes:
    """Raises OSError where no PDF can be made."""
    rows = seated(event, part, MOST_BADGES)
    return pdf_of("organising/paper_badges.html", {**_around(event), "sheets": sheets_of(rows, event.slug)})


def attendance_pdf(event: EventPage, part: int = 1) -> bytes:
    """Raises OSError where no PDF can be made."""
    return pdf_of("organising/paper_attendance.html", {**_around(event), "rows": seated(event, part, MOST_LINES)})


def _parts(event: EventPage, most: int) -> range:
    """Counted only where there may be more than one: a registration takes a place or more."""
    if event.places_taken <= most:
        return range(1, 2)
    parties = Registration.objects.filter(event=event, state=State.REGISTERED).count()
    return range(1, max(1, -(-parties // most)) + 1)


def _around(event: EventPage) -> dict[str, Any]:
    return {"event": event, "community": CommunitySettings.load(), "address": settings.BASE_URL}
