"""What was read is not told again."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from cop.members.models import Member
from cop.notifications.models import Notification, PageRead
from cop.notifications.subjects import about_any


def mark_read(*, member: Member, subject: models.Model) -> int:
    """The member opened this: everything about it is read. Gives how many notifications that were."""
    unread = Notification.objects.filter(about_any([subject]), recipient=member).unread()
    return unread.update(read_at=timezone.now())


def mark_notification_read(*, member: Member, notification: Notification) -> int:
    """The member opened it from the list: everything on the same subject is read with it."""
    mine = Notification.objects.filter(recipient=member, content_type=notification.content_type_id)
    return mine.filter(subject_id=notification.subject_id).unread().update(read_at=timezone.now())


def mark_all_read(*, member: Member) -> int:
    return Notification.objects.filter(recipient=member).unread().update(read_at=timezone.now())


def note_page_read(*, member: Member, page: Page) -> None:
    """Remembers for some weeks that the member opened this page. Safe to repeat."""
    PageRead.objects.bulk_create([PageRead(member=member, page_id=page.pk)], ignore_conflicts=True)
