"""Challenges that a member organises together with somebody else, or reviews. Their own are among what they wrote."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.members.models import Member
from cop.members.own_data import PAGE_WORDS, Row, page_rows, register_own_data
from events.challenges.models import ChallengeCoOrganiser, ChallengeReviewer


def named_in(member: Member) -> list[Row]:
    """In two queries: one for each thing that a challenge can name somebody as."""
    roles = ((ChallengeCoOrganiser, _("co-organiser")), (ChallengeReviewer, _("reviewer")))
    return [{**row, "role": role} for model, role in roles for row in _of(model, member)]


def _of(model: type[ChallengeCoOrganiser | ChallengeReviewer], member: Member) -> list[Row]:
    rows = model.objects.filter(member=member).select_related("challenge").defer("challenge__background")
    return page_rows(rows.order_by("-pk"), "challenge")


def register() -> None:
    register_own_data(
        "challenges",
        gettext_lazy("Challenges that you help to organise or review"),
        named_in,
        seen_by=gettext_lazy("Who organises the challenge, and editors."),
        kept=gettext_lazy("Until you are taken off, or your account goes."),
        words={**PAGE_WORDS, "role": gettext_lazy("role")},
        order=44,
    )
