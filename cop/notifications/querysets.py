"""Reads on notifications."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from cop.core.permissions import is_admitted
from cop.notifications.verbs import known_verbs, verbs_of_unpublished


class NotificationQuerySet(models.QuerySet):
    """Every listing starts at `visible_to(member)`."""

    def visible_to(self, member: Any) -> Self:
        """What this member is told: not of a page that cannot be read any more, nor in words that no room knows.

        An admitted member may read every published page, so nothing has to be asked of the page's own table.
        """
        if not is_admitted(member):
            return self.none()
        is_published = Exists(Page.objects.filter(pk=OuterRef("page_id"), live=True))
        can_be_opened = Q(page=None) | Q(verb__in=verbs_of_unpublished()) | is_published
        return self.filter(can_be_opened, recipient=member, verb__in=known_verbs())

    def unread(self) -> Self:
        return self.filter(read_at=None)
