"""The list of one's notifications: unread first, then what was read, newest first, page by page along an index."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from cop.members.models import Member
from cop.notifications.models import Notification

PER_PAGE = 30


@dataclass(frozen=True)
class Place:
    """Where a page of the list ends: after this row, among unread or read ones. In an address: "o.<time>.<key>"."""

    is_unread: bool
    last_at: datetime.datetime
    pk: int

    def __str__(self) -> str:
        return f"{'o' if self.is_unread else 'g'}_{self.last_at.astimezone(datetime.UTC):%Y%m%dT%H%M%S.%fZ}_{self.pk}"


def read_place(text: str) -> Place | None:
    """None for junk: then the list begins at its start."""
    part, _sep, rest = text.partition("_")
    moment, _sep, key = rest.partition("_")
    try:
        last_at = datetime.datetime.strptime(moment, "%Y%m%dT%H%M%S.%fZ").replace(tzinfo=datetime.UTC)
    except ValueError:
        return None
    is_key = key.isascii() and key.isdigit() and len(key) < 19
    return Place(part == "o", last_at, int(key)) if part in {"o", "g"} and is_key else None


@dataclass(frozen=True)
class Day:
    date: datetime.date
    notifications: list[Notification]


@dataclass(frozen=True)
class Listing:
    """One page. `next` is the place to go on from; "" at the end."""

    unread: list[Day]
    read: list[Day]
    next: str

    @property
    def is_empty(self) -> bool:
        return not self.unread and not self.read


def listing_for(member: Member, after: Place | None) -> Listing:
    """In two queries at most, whatever the number."""
    rows = _rows(member, after)
    shown = rows[:PER_PAGE]
    last = shown[-1] if len(rows) > PER_PAGE else None
    return Listing(
        unread=_days(row for row in shown if row.read_at is None),
        read=_days(row for row in shown if row.read_at is not None),
        next=str(Place(last.read_at is None, last.last_at, last.pk)) if last else "",
    )


def _rows(member: Member, after: Place | None) -> list[Notification]:
    """One more than a page has, to know whether there are more."""
    visible = Notification.objects.visible_to(member).select_related("page").order_by("-last_at", "-pk")
    rows: list[Notification] = []
    if after is None or after.is_unread:
        rows += _after(visible.unread(), after)[: PER_PAGE + 1]
    if len(rows) <= PER_PAGE:
        read = visible.filter(read_at__isnull=False)
        rows += _after(read, None if after and after.is_unread else after)[: PER_PAGE + 1 - len(rows)]
    return rows


def _after(rows: QuerySet[Notification], place: Place | None) -> QuerySet[Notification]:
    if place is None:
        return rows
    return rows.filter(Q(last_at__lt=place.last_at) | Q(last_at=place.last_at, pk__lt=place.pk))


def _days(rows: Iterator[Notification]) -> list[Day]:
    return [Day(day, list(of_day)) for day, of_day in groupby(rows, key=_day_of)]


def _day_of(row: Notification) -> Any:
    return timezone.localdate(row.last_at)
