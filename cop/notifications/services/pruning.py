"""Throwing away what nothing asks any more."""

import datetime

from django.db.models import Q
from django.utils import timezone

from cop.notifications.digests import OLDEST
from cop.notifications.models import Delivery, DigestItem, Notification, PageRead

KEEP_LOG = datetime.timedelta(days=90)
KEEP_READ = datetime.timedelta(days=180)
KEEP_UNREAD = datetime.timedelta(days=365)


def prune(*, now: datetime.datetime) -> int:
    """Gives how many rows went. What an overview told is kept for as long as a section may offer it, and once more."""
    day = timezone.localdate(now) - 2 * OLDEST
    old = Q(read_at__lt=now - KEEP_READ) | Q(read_at=None, last_at__lt=now - KEEP_UNREAD)
    return sum(
        rows.delete()[0]
        for rows in (
            DigestItem.objects.filter(told_on__lt=day),
            PageRead.objects.filter(read_on__lt=day),
            Delivery.objects.filter(done_at__lt=now - KEEP_LOG),
            Notification.objects.filter(old),
        )
    )
