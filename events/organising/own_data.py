"""What is kept of a member as somebody who organises: mails that they wrote to participants."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models.signals import pre_delete
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data
from events.organising.models import BulkMail

WORDS = {
    "title": gettext_lazy("Title"),
    "subject": gettext_lazy("Subject"),
    "text": gettext_lazy("Text"),
    "recipients": gettext_lazy("recipients"),
    "at": gettext_lazy("When"),
}


def register() -> None:
    register_own_data(
        "mails-aan-deelnemers",
        gettext_lazy("Mails that you wrote to participants"),
        read_mails,
        seen_by=gettext_lazy("Those to whom you sent it, and who organises the event with you."),
        kept=gettext_lazy("As long as the event, after your account goes without your name."),
        words=WORDS,
        order=47,
    )
    pre_delete.connect(forget, sender=Member, dispatch_uid="organising.member_gone")


def read_mails(member: Member) -> Iterator[Row]:
    for mail in BulkMail.objects.filter(by=member).select_related("event").order_by("pk"):
        yield {
            "title": mail.event.title,
            "subject": mail.subject,
            "text": mail.text,
            "recipients": mail.recipients,
            "at": mail.sent_at,
        }


def forget(instance: Member, **kwargs: object) -> None:
    """Before a member is deleted. What was written to participants stays, and says no more who wrote it."""
    with translation.override(settings.LANGUAGE_CODE):
        nobody = _("Former member")
    BulkMail.objects.filter(by=instance).update(by_name=nobody)
