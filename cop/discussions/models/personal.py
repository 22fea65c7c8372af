"""What of a thread is one member's own; it goes when the account does."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cop.core.clean_html import CleanHTMLField
from cop.discussions.models.replies import Reply
from cop.discussions.models.threads import ThreadPage
from cop.members.models import Member


class Thanks(models.Model):
    """A member thanks somebody for the first post (`reply` is empty) or a reply."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="thanks_given")
    thread = models.ForeignKey(ThreadPage, on_delete=models.CASCADE, related_name="thanks")
    reply = models.ForeignKey(Reply, null=True, blank=True, on_delete=models.CASCADE, related_name="thanks")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["member", "thread"], condition=models.Q(reply=None), name="unique_thanks_for_thread"
            ),
            models.UniqueConstraint(
                fields=["member", "reply"], condition=models.Q(reply__isnull=False), name="unique_thanks_for_reply"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} → {self.thread_id}"


class ReadMark(models.Model):
    """How far a member read a thread: up to and with reply `number`."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="read_marks")
    thread = models.ForeignKey(ThreadPage, on_delete=models.CASCADE, related_name="read_marks")
    number = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "thread"], name="unique_read_mark")
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.thread_id} #{self.number}"


class ReplyDraft(models.Model):
    """A reply that is being written: one a member and thread. Whatever the editor holds; never shown to others."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="reply_drafts")
    thread = models.ForeignKey(ThreadPage, on_delete=models.CASCADE, related_name="reply_drafts")
    body = CleanHTMLField(blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "thread"], name="unique_reply_draft")
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.thread_id}"
