"""What the site tells one member."""

from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from cop.members.models import Member
from cop.notifications.querysets import NotificationQuerySet
from cop.notifications.verbs import Verb, verb_of


class Notification(models.Model):
    """What happened to a subject, as one row a recipient: while it is unread, `count` rises with every next time.

    `page` is where one reads it; who may not read that page does not see the row either. `data` holds what the
    sentence needs (a title, a reply's number, an excerpt), so that a list asks nothing of other rooms' tables.
    """

    goes_with_member = True

    recipient = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="notifications")
    verb = models.CharField(max_length=30)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="notifications")
    actor = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    actor_name = models.CharField(max_length=80, blank=True)
    data = models.JSONField(default=dict)
    count = models.PositiveIntegerField(default=1)
    mailed_count = models.PositiveIntegerField(default=0)  # how many of them a mail has told already
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["recipient", "content_type", "subject_id", "verb"],
                condition=models.Q(read_at=None),
                name="unique_unread_notification",
            )
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["recipient", "-last_at", "-id"], condition=models.Q(read_at=None), name="unread_notification"
            ),
            models.Index(
                fields=["recipient", "-last_at", "-id"],
                condition=models.Q(read_at__isnull=False),
                name="read_notification",
            ),
            models.Index(fields=["content_type", "subject_id"], name="notification_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} ×{self.count}"

    @property
    def registered(self) -> Verb:
        return verb_of(self.verb)

    @property
    def sentence(self) -> str:
        return str(self.registered.sentence(self))

    @property
    def url(self) -> str:
        return str(self.registered.url(self))

    @property
    def icon(self) -> str:
        return self.registered.icon


class PageRead(models.Model):
    """That a member opened a recent page: an overview mail leaves out what was read. Kept for weeks, not longer."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    read_on = models.DateField(default=timezone.localdate, db_index=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["member", "page"], name="unique_page_read")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.page_id}"
