"""Mails to who registered. Each is decided in the transaction of what it tells, and made when it goes out."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.members.models import Member
from cop.notifications.own_letters import OwnLetter, register_letter
from cop.notifications.services import queue_letters, queued_already
from cop.notifications.verbs import Frequency, Kind, register_kind
from events.agenda.models import EventPage
from events.registration import bell
from events.registration.calendar_file import Attachment, cancellation, invitation
from events.registration.letter_texts import SUBJECTS, changed_lines, lead_of
from events.registration.models import Registration, State
from events.registration.permissions import sees_link

NAME = "registration"
CONFIRMED, WAITING, MOVED_UP, OFFERED = "confirmed", "waiting", "moved_up", "offered"
EXPIRED, CANCELLED, REMOVED = "expired", "cancelled", "removed"
EVENT_RESTORED = "event_restored"
CHANGED, EVENT_CANCELLED, WEEK_BEFORE, DAY_BEFORE = "changed", "event_cancelled", "week_before", "day_before"
REMINDERS = (WEEK_BEFORE, DAY_BEFORE)
REMINDING = "reminders"  # the kind of notification that somebody may stop
WITH_FILE = (CONFIRMED, MOVED_UP, CHANGED, EVENT_RESTORED)
TAKES_OUT = (CANCELLED, REMOVED, EVENT_CANCELLED)


def _still_to_come(own: Registration, event: EventPage, now: datetime) -> bool:
    return own.is_in and event.live and not event.is_cancelled and event.starts_at is not None and now < event.starts_at


#: Whether there is still something to tell when the mail goes out: (registration, event, now).
_STILL_TRUE: dict[str, Callable[[Registration, EventPage, datetime], bool]] = {
    CONFIRMED: lambda own, event, _now: own.is_in and not event.is_cancelled,
    WAITING: lambda own, event, _now: own.state == State.WAITING and not event.is_cancelled,
    MOVED_UP: lambda own, event, _now: own.is_in and not event.is_cancelled,
    OFFERED: lambda own, event, now: own.offer_stands(now) and not event.is_cancelled,
    EXPIRED: lambda own, event, _now: not own.is_live and not event.is_cancelled,
    CANCELLED: lambda own, _event, _now: not own.is_live,
    REMOVED: lambda own, _event, _now: not own.is_live,
    CHANGED: lambda own, event, _now: own.is_live and not event.is_cancelled,
    EVENT_CANCELLED: lambda own, event, _now: own.is_live and event.is_cancelled,
    EVENT_RESTORED: lambda own, event, _now: own.is_live and not event.is_cancelled,
    WEEK_BEFORE: _still_to_come,
    DAY_BEFORE: _still_to_come,
}


def register() -> None:
    bell.register()
    register_letter(NAME, compose)
    register_kind(
        Kind(
            REMINDING,
            gettext_lazy("Reminders of events"),
            Frequency.AT_ONCE,
            gettext_lazy("A week and a day before an event for which you registered."),
            (Frequency.AT_ONCE, Frequency.NEVER),
            order=55,
        )
    )


def queue(what: str, registrations: Iterable[Registration], *, stamp: str = "", **payload: Any) -> int:
    """One letter each, all of one event, in the caller's transaction. `stamp` tells apart what may happen to a registration again."""
    told = [(one, one.member_id) for one in registrations if one.member_id is not None]
    if not told:
        return 0
    bell.ring(what, told[0][0].event, [member for _own, member in told])
    return queue_letters(
        name=NAME,
        letters={
            _key(own, what, stamp): (member, {"registration": own.pk, "what": what, **payload}) for own, member in told
        },
    )


def not_told(what: str, registrations: Iterable[Registration], *, stamp: str = "") -> list[Registration]:
    """Of whom no such letter is in the log: what `queue` would add."""
    keys = {_key(own, what, stamp): own for own in registrations}
    there = queued_already(keys=keys)
    return [own for key, own in keys.items() if key not in there]


def _key(own: Registration, what: str, stamp: str) -> str:
    return f"registration:{own.pk}:{what}:{stamp}"


def compose(member: Member, payload: dict[str, Any]) -> OwnLetter | None:
    """Read anew: whoever cancelled meanwhile is not told what is no more so."""
    own = Registration.objects.select_related("event").filter(pk=payload["registration"], member=member).first()
    now = timezone.now()
    if own is None or not _STILL_TRUE[payload["what"]](own, own.event, now):
        return None
    if payload.get("starts_at") not in (None, own.event.starts_at and own.event.starts_at.isoformat()):
        return None  # a reminder of a time that changed
    what = payload["what"]
    return OwnLetter(
        subject=SUBJECTS[what] % {"title": own.event.title},
        template="registration",
        context=_context(what, own, payload),
        kind=REMINDING if what in REMINDERS else "",
        attachments=_attachments(what, own),
    )


def _attachments(what: str, own: Registration) -> tuple[Attachment, ...]:
    """Into the calendar for who has a place, out of it for who had one."""
    if own.event.starts_at is None or own.event.ends_at is None:
        return ()
    if what in WITH_FILE and own.is_in:
        return (invitation(own),)
    return (cancellation(own),) if what in TAKES_OUT else ()


def _context(what: str, own: Registration, payload: dict[str, Any]) -> dict[str, Any]:
    event = own.event
    return {
        "event": event,
        "when": event.when,
        "link": event.online_link if sees_link(own, event) else "",
        "lead": lead_of(what, own),
        "changes": changed_lines(payload.get("changes", {}), own),
        "reason": event.cancel_reason if what == EVENT_CANCELLED else "",
        "guests": own.guests if own.is_live else 0,
        "url": settings.BASE_URL + (event.url or reverse("registration:list-own")),
        "label": _("Take the place") if what == OFFERED else _("Look at the event"),
    }
