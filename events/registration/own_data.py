"""What this room keeps of a member, for who asks to see it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data
from events.registration.models import Registration

WORDS = {
    "event": _("Event"),
    "starts_at": _("Start"),
    "place": _("Place"),
    "state": _("State"),
    "ended": _("Why cancelled"),
    "name": _("Name"),
    "email": _("E-mail address"),
    "organisation": _("Organisation"),
    "guests": _("Guests"),
    "shows_name": _("Name shown to others who are registered"),
    "answers": _("Answers"),
    "question": _("Question"),
    "answer": _("Answer"),
    "registered_at": _("Registered at"),
    "cancelled_at": _("Cancelled at"),
    "offered_until": _("Place kept until"),
    "attended": _("Was there"),
    "checked_in_at": _("Checked in at"),
}


def register() -> None:
    register_own_data(
        "aanmeldingen",
        _("Registrations for events"),
        read_registrations,
        seen_by=_("Who organises the event. Others who have a place see your name only when you chose so."),
        kept=_("As long as your account is there. After that only how many people came."),
        words=WORDS,
        order=40,
    )


def read_registrations(member: Member) -> Iterator[Row]:
    """Every registration, also those that were cancelled, the latest first; in two queries."""
    rows = Registration.objects.visible_to(member).select_related("event").defer("event__body")
    for own in rows.prefetch_related("answers").order_by("-pk"):
        yield {
            "event": own.event.title,
            "starts_at": own.event.starts_at,
            "place": own.event.place_name,
            "state": str(own.state_now.label),
            "ended": str(own.get_ended_display()),
            "name": own.member_name,
            "email": own.member_email,
            "organisation": own.organisation_name,
            "guests": own.guests,
            "shows_name": own.shows_name,
            "answers": [{"question": one.question_text, "answer": one.value} for one in own.answers.all()],
            "registered_at": own.created_at,
            "cancelled_at": own.cancelled_at,
            "offered_until": own.offered_until,
            "attended": own.attended,
            "checked_in_at": own.checked_in_at,
        }
