"""What this room holds of a member: whom they wrote to, and what they were asked to look over."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.care.models import AuthorMessage, CheckReminder, ReminderChoice
from cop.members.models import Member
from cop.members.own_data import PAGE_WORDS, Row, page_rows, register_own_data

WORDS = {
    **PAGE_WORDS,
    "sent_at": _("sent at"),
    "due_on": _("to be looked over on"),
    "sent_on": _("mailed on"),
    "wants_mail": _("mail me when a page of mine is to be looked over"),
    "chosen": _("chosen by you"),
}


def messages_of(member: Member) -> list[Row]:
    found = AuthorMessage.objects.filter(sender=member).select_related("page")
    return page_rows(found.order_by("-sent_at", "-pk"), "page", "sent_at")


def reminders_of(member: Member) -> list[Row]:
    found = CheckReminder.objects.filter(member=member).select_related("page")
    return page_rows(found.order_by("-sent_on", "-pk"), "page", "due_on", "sent_on")


def choice_of(member: Member) -> list[Row]:
    """Also where the default holds."""
    chosen = ReminderChoice.objects.filter(member=member).first()
    choice = chosen or ReminderChoice()
    return [{"wants_mail": choice.wants_mail, "chosen": chosen is not None}]


def register() -> None:
    more: dict[str, Any] = {"words": WORDS, "seen_by": _("Only you."), "kept": _("Until your account goes.")}
    register_own_data("aan-schrijvers", _("Messages to authors of a page"), messages_of, order=35, **more)
    register_own_data("nakijken", _("Mails that asked you to look a page over"), reminders_of, order=65, **more)
    register_own_data("nakijken-keuze", _("Whether you want such mails"), choice_of, order=66, **more)
