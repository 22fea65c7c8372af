"""Events that a member organises together with somebody else. Their own are among what they wrote."""

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import PAGE_WORDS, Row, page_rows, register_own_data
from events.agenda.models import EventCoOrganiser


def co_organised_by(member: Member) -> list[Row]:
    rows = EventCoOrganiser.objects.filter(member=member).select_related("event").defer("event__body")
    return page_rows(rows.order_by("-pk"), "event")


def register() -> None:
    register_own_data(
        "mede-organiseren",
        _("Events that you help to organise"),
        co_organised_by,
        seen_by=_("Who organises the event, and editors."),
        kept=_("Until you stop or are taken off, or your account goes."),
        words=PAGE_WORDS,
        order=41,
    )
