"""What this room holds of a member: choices, what they follow, what they were told, and mails."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data
from cop.notifications.following_list import list_of_follows
from cop.notifications.models import Choice, Delivery, Level, Notification, PageRead
from cop.notifications.verbs import Frequency, kinds

WORDS = {
    "kind": _("kind"),
    "frequency": _("how often"),
    "chosen": _("chosen by you"),
    "subject": _("subject"),
    "level": _("level"),
    "told": _("what we told you"),
    "last_at": _("when"),
    "read_at": _("read at"),
    "mail": _("mail"),
    "state": _("state"),
    "decided_at": _("decided at"),
    "sent_at": _("sent at"),
    "page": _("page"),
    "read_on": _("read on"),
}


def choices_of(member: Member) -> list[Row]:
    """Every kind, also where the default holds."""
    chosen = dict(Choice.objects.filter(member=member).values_list("kind", "frequency"))
    return [
        {
            "kind": str(kind.title),
            "frequency": str(Frequency(chosen.get(kind.slug, kind.default)).label),
            "chosen": kind.slug in chosen,
        }
        for kind in kinds()
        if kind.is_for(member)
    ]


def follows_of(member: Member) -> list[Row]:
    """In one query, and one more for each kind of thing that one can follow."""
    return [
        {
            "kind": str(group.name),
            "subject": followed.button.title,
            "level": str(Level(followed.button.level).label),
        }
        for group in list_of_follows(member)
        for followed in group.rows
    ]


def told_to(member: Member) -> list[Row]:
    """As the list of notifications: what this member may not read any more is left out."""
    found = Notification.objects.visible_to(member).select_related("page").order_by("-last_at", "-pk")
    return [{"told": one.sentence, "last_at": one.last_at, "read_at": one.read_at} for one in found]


def mails_to(member: Member) -> list[Row]:
    found = Delivery.objects.filter(member=member).order_by("-decided_at", "-pk")
    return [
        {"mail": one.key, "state": str(one.get_state_display()), "decided_at": one.decided_at, "sent_at": one.done_at}
        for one in found
    ]


def pages_read_by(member: Member) -> list[Row]:
    rows = PageRead.objects.filter(member=member).order_by("-read_on", "-pk").values_list("page__title", "read_on")
    return [{"page": title, "read_on": day} for title, day in rows]


def register() -> None:
    more: dict[str, Any] = {"words": WORDS, "seen_by": _("Only you."), "kept": _("Until your account goes.")}
    register_own_data("mailkeuzes", _("How often you want mail"), choices_of, order=60, **more)
    register_own_data("volgen", _("What you follow"), follows_of, order=61, **more)
    in_time = _("Half a year after you read it, a year when you do not.")
    register_own_data("meldingen", _("What we told you"), told_to, order=62, **{**more, "kept": in_time})
    log = {"seen_by": _("You and administrators."), "kept": _("90 days after it was sent.")}
    register_own_data("mails", _("Mails to you"), mails_to, order=63, **{**more, **log})
    weeks = _("Ten weeks.")
    register_own_data("geopend", _("Recent pages that you opened"), pages_read_by, order=64, **{**more, "kept": weeks})
