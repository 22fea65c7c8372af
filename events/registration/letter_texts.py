"""What the mails say. In the words of the moment at which they go out."""

from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.core.moment_words import moment_in_words
from events.registration.models import Registration

SUBJECTS: dict[str, str | Promise] = {
    "confirmed": gettext_lazy("You are registered: %(title)s"),
    "waiting": gettext_lazy("You are on the waiting list: %(title)s"),
    "moved_up": gettext_lazy("There is a place for you: %(title)s"),
    "offered": gettext_lazy("A place is kept for you: %(title)s"),
    "expired": gettext_lazy("The place is no longer kept for you: %(title)s"),
    "cancelled": gettext_lazy("You cancelled: %(title)s"),
    "removed": gettext_lazy("Your registration was removed: %(title)s"),
    "changed": gettext_lazy("Something changed: %(title)s"),
    "event_cancelled": gettext_lazy("Does not take place: %(title)s"),
    "event_restored": gettext_lazy("Goes on after all: %(title)s"),
    "week_before": gettext_lazy("Within a week: %(title)s"),
    "day_before": gettext_lazy("Almost there: %(title)s"),
}
LEADS: dict[str, str | Promise] = {
    "confirmed": gettext_lazy("You are registered for “%(title)s”."),
    "waiting": gettext_lazy(
        "“%(title)s” is full. You are on the waiting list, and get a mail as soon as there is a place for you."
    ),
    "moved_up": gettext_lazy("You were on the waiting list for “%(title)s”. There is a place for you now: you are in."),
    "offered": gettext_lazy(
        "You were on the waiting list for “%(title)s”. A place is kept for you until %(until)s. "
        "Take it before then, or it goes to the next."
    ),
    "expired": gettext_lazy(
        "You did not take the place for “%(title)s” in time, so it goes to the next. "
        "Would you still like to come? Register again."
    ),
    "cancelled": gettext_lazy("You cancelled your registration for “%(title)s”."),
    "removed": gettext_lazy("An organiser removed your registration for “%(title)s”."),
    "changed": gettext_lazy("Something changed in “%(title)s”, for which you are registered."),
    "changed_waiting": gettext_lazy("Something changed in “%(title)s”, for which you are on the waiting list."),
    "changed_offered": gettext_lazy("Something changed in “%(title)s”, where a place is kept for you until %(until)s."),
    "event_cancelled": gettext_lazy("“%(title)s” does not take place."),
    "event_restored": gettext_lazy("“%(title)s” was cancelled, and goes on after all. Your registration is as it was."),
    "week_before": gettext_lazy("“%(title)s” is within a week. You are registered."),
    "day_before": gettext_lazy("“%(title)s” begins soon. You are registered."),
}
FIELDS: dict[str, str | Promise] = {
    "starts_at": gettext_lazy("Start"),
    "ends_at": gettext_lazy("End"),
    "place_name": gettext_lazy("Place"),
    "address": gettext_lazy("Address"),
    "online_link": gettext_lazy("Link to the online meeting"),
}


def lead_of(what: str, own: Registration) -> str:
    until = moment_in_words(own.offered_until) if own.offered_until else ""
    lead = LEADS.get(f"{what}_{own.state}", LEADS[what])
    return str(lead) % {"title": own.event.title, "until": until}


def changed_lines(changes: dict[str, Any], own: Registration) -> list[dict[str, str]]:
    """What was and what is, start before end. Of the link only who is in reads more than that it changed."""
    return [
        {"label": str(label), "was": _said(name, changes[name][0], own), "is": _said(name, changes[name][1], own)}
        for name, label in FIELDS.items()
        if name in changes
    ]


def _said(name: str, value: str, own: Registration) -> str:
    if not value:
        return _("not known")
    if name in ("starts_at", "ends_at"):
        return moment_in_words(datetime.fromisoformat(value))
    if name == "online_link" and not own.is_in:
        return _("only for who has a place")
    return value
