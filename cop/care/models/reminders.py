"""Who was asked to look a page over, and who does not want to be asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.members.models import Member


class CheckReminder(models.Model):
    """`member` got a mail that `page` was due. Nobody gets two of a page on one day, whatever is started twice."""

    goes_with_member = True

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="check_reminders")
    due_on = models.DateField()
    sent_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "member", "sent_on"], name="unique_check_reminder")]
        indexes = [models.Index(fields=["member", "-sent_on"], name="check_reminder_of_member")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.sent_on}"


class ReminderChoice(models.Model):
    """Whether somebody wants a mail when a page is due. Who never chose gets one."""

    goes_with_member = True

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="reminder_choice")
    wants_mail = models.BooleanField(_("mail me when a page of mine is to be looked over"), default=True)

    def __str__(self) -> str:
        return str(self.wants_mail)
