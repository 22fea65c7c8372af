"""Reads on notifications."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from cop.core.permissions import is_admitted
from cop.notifications.verbs import known_verbs

_closed: list[Q] = []


def register_closed_pages(condition: Q) -> None:
    """Published pages that nobody reads all the same, as a condition on Page: `Q(threadpage__state="hidden")`."""
    if condition not in _closed:
        _closed.append(condition)


def closed_pages() -> models.QuerySet[Page]:
    """Pages of which nobody is told: not published, or closed in the way of their own room."""
    condition = Q(live=False)
    for closed in _closed:
        condition |= closed
    return Page.objects.filter(condition)


class NotificationQuerySet(models.QuerySet):
    """Every listing starts at `visible_to(member)`."""

    def visible_to(self, member: Any) -> Self:
        """What this member is told: not of a page that cannot be read any more, nor in words that no room knows.

        An admitted member may read every published page, so nothing has to be asked of the page's own table.
        """
        if not is_admitted(member):
            return self.none()
        mine = self.filter(recipient=member, verb__in=known_verbs())
        return mine.exclude(Exists(closed_pages().filter(pk=OuterRef("page_id"))))

    def unread(self) -> Self:
        return self.filter(read_at=None)
