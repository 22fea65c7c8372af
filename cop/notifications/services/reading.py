"""What was read is not told again."""

from django.db import models
from django.utils import timezone

from cop.members.models import Member
from cop.notifications.models import Notification
from cop.notifications.subjects import about_any


def mark_read(*, member: Member, subject: models.Model) -> int:
    """The member opened this: everything about it is read. Gives how many notifications that were."""
    unread = Notification.objects.filter(about_any([subject]), recipient=member).unread()
    return unread.update(read_at=timezone.now())


def mark_all_read(*, member: Member) -> int:
    return Notification.objects.filter(recipient=member).unread().update(read_at=timezone.now())
