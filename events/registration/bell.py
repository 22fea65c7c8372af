"""What the bell says beside a letter: one line an event, with what happened last. It never sends a mail of its own."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.notifications.models import Notification
from cop.notifications.services import notify
from cop.notifications.verbs import Frequency, Kind, Verb, register_kind, register_verb
from events.agenda.models import EventPage
from events.registration.querysets import parts_of

VERB = "event_place"
#: Letters that go out anyway: nobody is asked how often they want mail of this.
PLACES = Kind("event_places", _("Your places"), Frequency.NEVER, is_for=lambda _member: False, order=99)
SENTENCES: dict[str, str | Promise] = {
    "moved_up": _("There is a place for you: “%(title)s”"),
    "offered": _("A place is kept for you: “%(title)s”"),
    "expired": _("The place is no longer kept for you: “%(title)s”"),
    "removed": _("An organiser removed your registration: “%(title)s”"),
    "changed": _("Something changed: “%(title)s”"),
    "event_cancelled": _("Does not take place: “%(title)s”"),
    "event_restored": _("Goes on after all: “%(title)s”"),
}


def register() -> None:
    register_kind(PLACES)
    register_verb(Verb(VERB, PLACES.slug, _sentence, _url, icon="calendar-days"))


def ring(what: str, event: EventPage, members: Iterable[int]) -> None:
    """In the caller's transaction; nothing for what a member did themselves."""
    if what in SENTENCES:
        for some in parts_of(sorted(set(members))):
            notify(recipients=some, verb=VERB, subject=event, data={"what": what, "title": event.title})


def _sentence(notification: Notification) -> str:
    data = notification.data
    return str(SENTENCES[data["what"]]) % {"title": data["title"]}


def _url(notification: Notification) -> str:
    return (notification.page and notification.page.url) or reverse("registration:list-own")
