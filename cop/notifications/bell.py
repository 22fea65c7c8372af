"""What is unread, asked once a request: for the bell in the header, and for pages that mark what they show as read."""

import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from cop.core.kept_queries import kept_query
from cop.core.permissions import is_admitted
from cop.notifications import services
from cop.notifications.digests import OLDEST
from cop.notifications.models import Notification
from cop.notifications.querysets import NotificationQuerySet
from cop.notifications.subjects import Reference, reference_of
from cop.notifications.verbs import known_verbs, verbs_of_unpublished

MOST_COUNTED = 100  # the bell says "99+": what is more is not looked at
ATTRIBUTE = "_unread_notifications"
DAY = datetime.timedelta(days=1).total_seconds()


def unread_of(request: HttpRequest) -> list[Reference]:
    """What the newest unread notifications are about; at most `MOST_COUNTED`, asked once a request."""
    found: list[Reference] | None = getattr(request, ATTRIBUTE, None)
    if found is None:
        found = _ask(request.user)
        setattr(request, ATTRIBUTE, found)
    return found


def _ask(user: Any) -> list[Reference]:
    """As `visible_to`, with its conditions asked of the rows instead of of the database: that takes half the time."""
    if not is_admitted(user):
        return []
    rows = _newest(user.pk)
    if len(rows) == MOST_COUNTED:
        # Some of these may not be visible, and of those further on some may.
        mine = _unread(user.pk)
        return list(mine.visible_to(user).values_list("content_type_id", "subject_id")[:MOST_COUNTED])
    known, of_unpublished = set(known_verbs()), set(verbs_of_unpublished())
    return [
        (content_type, subject)
        for content_type, subject, verb, page, is_live in rows
        if verb in known and (page is None or is_live or verb in of_unpublished)
    ]


def _unread(member: int) -> NotificationQuerySet:
    return Notification.objects.filter(recipient=member).unread().order_by("-last_at", "-pk")


@kept_query(int)
def _newest(member: int) -> QuerySet[Notification, Any]:
    columns = ("content_type_id", "subject_id", "verb", "page_id", "page__live")
    return _unread(member).values_list(*columns)[:MOST_COUNTED]


def count_for(request: HttpRequest) -> str:
    """What stands in the bell: "" for nothing."""
    number = len(unread_of(request))
    if number == MOST_COUNTED:
        return f"{MOST_COUNTED - 1}+"
    return str(number or "")


def note_opened(request: HttpRequest, page: Page) -> None:
    """A reading view calls this: what was told of the page is read, and no overview tells of it any more.

    Costs nothing beside the bell's own query when there is nothing to mark and the page was opened before today.
    """
    if not is_admitted(request.user) or getattr(request, "is_preview", False):
        return
    unread, reference = unread_of(request), reference_of(page)
    if reference in unread or len(unread) == MOST_COUNTED:
        services.mark_read(member=request.user, subject=page)
        setattr(request, ATTRIBUTE, [one for one in unread if one != reference])
    if _is_recent(page) and cache.add(f"page-read:{request.user.pk}:{page.pk}", "1", DAY):
        services.note_page_read(member=request.user, page=page)


def _is_recent(page: Page) -> bool:
    """Overviews tell of nothing older, so that it was read need not be remembered."""
    return page.first_published_at is not None and page.first_published_at > timezone.now() - OLDEST
