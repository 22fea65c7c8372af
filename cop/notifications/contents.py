"""What one overview tells one member: notifications that no mail told yet, and what the rooms' sections add."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import F

from cop.members.models import Member
from cop.notifications.digests import Item, fingerprint, sections_of
from cop.notifications.models import DigestItem, Notification, PageRead
from cop.notifications.verbs import Kind, kinds, verbs_of_kinds

MOST_ITEMS = 10  # of one kind; the site has the rest


@dataclass(frozen=True)
class Line:
    """As it is kept in the payload of the delivery. `page` and `notification` are keys, to look again when sending."""

    title: str
    url: str
    text: str
    page: int | None = None
    notification: int | None = None


@dataclass
class Contents:
    """`sections` for the payload; `items` are fingerprints to remember, `told` {notification's key: its count}."""

    sections: list[dict[str, Any]] = field(default_factory=list)
    items: set[int] = field(default_factory=set)
    told: dict[int, int] = field(default_factory=dict)


def contents_for(member: Member, since: dict[str, datetime.datetime]) -> Contents:
    """`since` is {kind: when its last overview was decided on}; only these kinds are in it. Empty when all is known."""
    contents = Contents()
    notified = _notifications(member, since)
    items = _items(member, since)
    for kind in kinds():
        if kind.slug in since:
            _add_section(contents, kind, notified.get(kind.slug, []), items.get(kind.slug, []))
    return contents


def _add_section(contents: Contents, kind: Kind, notified: list[Notification], items: list[Item]) -> None:
    first = notified[:MOST_ITEMS]
    room = items[: MOST_ITEMS - len(first)]
    for notification in first:
        contents.told[notification.pk] = notification.count
    contents.items |= {fingerprint(item.key) for item in room}
    lines = [*map(_line_of_notification, first), *map(_line_of_item, room)]
    if lines:
        more = len(notified) + len(items) - len(lines)
        section = {"kind": kind.slug, "title": str(kind.title), "more": more, "items": [asdict(line) for line in lines]}
        contents.sections.append(section)


def _notifications(member: Member, since: dict[str, datetime.datetime]) -> dict[str, list[Notification]]:
    """Unread ones that happened again since a mail told of them, by kind, newest first, in one query."""
    rows = (
        Notification.objects.visible_to(member)
        .unread()
        .filter(verb__in=verbs_of_kinds(set(since)), mailed_count__lt=F("count"), last_at__gte=min(since.values()))
        .select_related("page", "actor")
        .order_by("-last_at", "-pk")
    )
    found: dict[str, list[Notification]] = {}
    for row in rows:
        kind = row.registered.kind
        if row.last_at >= since[kind]:
            found.setdefault(kind, []).append(row)
    return found


def _items(member: Member, since: dict[str, datetime.datetime]) -> dict[str, list[Item]]:
    """What the rooms add, by kind: each key once, not what was told before, nor what the member read."""
    built = {
        kind: [item for one in sections_of(kind) for item in one.builder(member, when)] for kind, when in since.items()
    }
    everything = [item for items in built.values() for item in items]
    known = _told_before(member, everything)
    read = _read(member, everything)
    kept: dict[str, list[Item]] = {}
    for kind, items in built.items():
        for item in items:
            if fingerprint(item.key) not in known and item.page_id not in read:
                known.add(fingerprint(item.key))
                kept.setdefault(kind, []).append(item)
    return kept


def _told_before(member: Member, items: Iterable[Item]) -> set[int]:
    keys = [fingerprint(item.key) for item in items]
    return (
        set(DigestItem.objects.filter(member=member, item__in=keys).values_list("item", flat=True)) if keys else set()
    )


def _read(member: Member, items: Iterable[Item]) -> set[int]:
    pages = {item.page_id for item in items if item.page_id}
    return set(PageRead.objects.filter(member=member, page__in=pages).values_list("page_id", flat=True))


def _line_of_notification(notification: Notification) -> Line:
    key, page, excerpt = notification.pk, notification.page_id, notification.data.get("excerpt", "")
    count, notification.count = notification.count, notification.count - notification.mailed_count
    line = Line(notification.sentence, notification.url, excerpt, page, key)
    notification.count = count
    return line


def _line_of_item(item: Item) -> Line:
    return Line(item.title, item.url, item.text, item.page_id)
