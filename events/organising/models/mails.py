"""What organisers wrote to who registered."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from events.agenda.models import EventPage

LONGEST_SUBJECT, LONGEST_TEXT = 150, 5_000  # characters


class BulkMail(models.Model):
    """One mail to many, kept as it was sent. Who got it stands in the log of mails and in no mail itself."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="bulk_mails")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(_("sent by"), max_length=80)
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    recipients = models.PositiveIntegerField(_("recipients"), default=0)
    #: A form that is sent twice is one mail.
    request_key = models.UUIDField(unique=True, editable=False)
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        verbose_name = _("mail to participants")
        verbose_name_plural = _("mails to participants")

    def __str__(self) -> str:
        return self.subject
