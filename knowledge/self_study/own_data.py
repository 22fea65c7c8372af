"""What a member did by themselves: parts of workshops, and certificates."""

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data
from knowledge.self_study.models import Certificate, TickedPart

WORDS = {
    "workshop": _("workshop"),
    "part": _("key of the part"),
    "ticked_at": _("ticked off at"),
    "code": _("code"),
    "name": _("name"),
    "minutes": _("minutes"),
    "issued_on": _("issued on"),
}


def ticked_by(member: Member) -> list[Row]:
    found = TickedPart.objects.filter(member=member).order_by("workshop_id", "ticked_at", "pk")
    rows = found.values_list("workshop__title", "part_key", "ticked_at")
    return [{"workshop": title, "part": str(key), "ticked_at": when} for title, key, when in rows]


def certificates_of(member: Member) -> list[Row]:
    return [
        {
            "workshop": one.workshop_title,
            "code": one.shown_code,
            "name": one.holder_name,
            "minutes": one.minutes,
            "issued_on": one.issued_on,
        }
        for one in Certificate.objects.filter(member=member).order_by("pk")
    ]


def register() -> None:
    register_own_data(
        "zelfstudie",
        _("Parts of workshops that you ticked off"),
        ticked_by,
        seen_by=_("Only you."),
        kept=_("Until your account goes."),
        words=WORDS,
        order=40,
    )
    register_own_data(
        "certificaten",
        _("Certificates"),
        certificates_of,
        seen_by=_("You. Who has the code sees the workshop, the day and your initials."),
        kept=_("Your name goes when your account goes; that the certificate was issued stays."),
        words=WORDS,
        order=41,
    )
