"""Replies are rows, not pages: a thread of a thousand reads as fast as one of ten."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.clean_html import CleanHTMLField
from cop.core.models import CommunityDocument
from cop.discussions.models.threads import PostState, ThreadPage
from cop.members.models import Member


class Reply(models.Model):
    """`number` counts from 1 within its thread and never changes: paging and links to a reply rest on it.

    What is hidden or withdrawn keeps its number and shows as such.
    """

    thread = models.ForeignKey(ThreadPage, on_delete=models.CASCADE, related_name="replies")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, blank=True, on_delete=models.SET_NULL, related_name="replies"
    )
    author_name = models.CharField(_("name"), max_length=80)
    body = CleanHTMLField(_("text"))
    quoted = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    request_key = models.UUIDField(unique=True)
    posted_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PostState, default=PostState.VISIBLE)
    hidden_reason = models.CharField(_("why it is hidden"), max_length=250, blank=True)
    thanks_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["thread", "number"], name="unique_reply_number")
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["author", "-posted_at"], name="reply_of_author")]

    def __str__(self) -> str:
        return f"{self.thread_id} #{self.number}"

    def address(self) -> str:
        """Where readers find it, whichever page of its thread it is on."""
        return f"{self.thread.url or ''}?reactie={self.number}#reactie-{self.number}"


class ReplyVersion(models.Model):
    """What a reply said before it was changed."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="versions")
    body = CleanHTMLField(_("text"))
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return f"{self.reply} {self.written_at:%Y-%m-%d %H:%M}"


class PostAttachment(models.Model):
    """A file with the first post (`reply` is empty) or a reply. Who may read the post may read the file."""

    thread = models.ForeignKey(ThreadPage, on_delete=models.CASCADE, related_name="post_attachments")
    reply = models.ForeignKey(Reply, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(CommunityDocument, on_delete=models.CASCADE, related_name="post_attachments")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["thread", "document"], condition=models.Q(reply=None), name="unique_thread_attachment"
            ),
            models.UniqueConstraint(
                fields=["reply", "document"], condition=models.Q(reply__isnull=False), name="unique_reply_attachment"
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)
