"""Mails of organisers to who registered, and the question afterwards. Made when they go out."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.members.models import Member
from cop.notifications.own_letters import OwnLetter, register_letter
from cop.notifications.verbs import Frequency, Kind, register_kind
from events.organising.models import Afterwards, BulkMail, FeedbackGiven
from events.registration.models import Registration

BULK, FEEDBACK = "event_bulk", "event_feedback"


def register() -> None:
    register_letter(BULK, compose_bulk)
    register_letter(FEEDBACK, compose_feedback)
    register_kind(
        Kind(
            FEEDBACK,
            gettext_lazy("What you thought of an event"),
            Frequency.AT_ONCE,
            gettext_lazy("One question after an event where you were."),
            (Frequency.AT_ONCE, Frequency.NEVER),
            order=56,
        )
    )


def compose_bulk(member: Member, payload: dict[str, Any]) -> OwnLetter | None:
    """An answer goes to who wrote it, as long as that is a member."""
    mail = BulkMail.objects.select_related("event", "by").filter(pk=payload["mail"]).first()
    if mail is None or not Registration.objects.filter(event=mail.event, member=member).exists():
        return None
    writer = mail.by if mail.by is not None and mail.by.is_active else None
    return OwnLetter(
        subject=mail.subject,
        template="event_bulk",
        context={"mail": mail, "event": mail.event, "url": _address_of(mail.event), "label": _("Look at the event")},
        headers={"Reply-To": writer.email} if writer else {},
    )


def compose_feedback(member: Member, payload: dict[str, Any]) -> OwnLetter | None:
    """Nothing for who answered meanwhile, cancelled, or turned out not to have been there."""
    own = Registration.objects.select_related("event").filter(pk=payload["registration"], member=member).first()
    if own is None or not own.event.live or own.event.is_cancelled:
        return None
    row = Afterwards.objects.filter(event=own.event).first()
    if row is None or not row.asks(own) or FeedbackGiven.objects.filter(registration=own).exists():
        return None
    return OwnLetter(
        subject=_("What did you think of it: %(title)s") % {"title": own.event.title},
        template="event_feedback",
        kind=FEEDBACK,
        context={
            "event": own.event,
            "url": settings.BASE_URL + reverse("organising:give-feedback", args=[own.event.slug]),
            "was_there": own.attended,
            "label": _("Give your opinion"),
        },
    )


def _address_of(event: Any) -> str:
    return settings.BASE_URL + (event.url or reverse("registration:list-own"))
