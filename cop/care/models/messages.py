"""That somebody wrote to the authors of a page."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from cop.members.models import Member


class AuthorMessage(models.Model):
    """Who wrote about which page and when, to keep it within bounds. What was written is in the mail and nowhere else."""

    goes_with_member = True

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    sender = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="author_messages")
    sent_at = models.DateTimeField(default=timezone.now)
    #: The same form sent twice is one message.
    request_key = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["sender", "-sent_at"], name="author_message_of_sender")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.sent_at}"
