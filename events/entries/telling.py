"""Who hears of an entry beside its author: the bell of those who judge, one line a challenge. It sends no mail."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cop.notifications.models import Notification
from cop.notifications.services import notify
from cop.notifications.verbs import Frequency, Kind, Verb, register_kind, register_verb
from events.entries.models import Entry

NEW_ENTRY = "new_entry"
#: They read the list when it suits them, after the deadline: nobody is asked how often they want mail of this.
ENTRIES = Kind("entries", gettext_lazy("Entries to judge"), Frequency.NEVER, is_for=lambda _member: False, order=99)


def register() -> None:
    register_kind(ENTRIES)
    register_verb(Verb(NEW_ENTRY, ENTRIES.slug, _sentence, _url, icon="file-text"))


def tell_judges(*, entry: Entry) -> None:
    """In the caller's transaction. Nothing of the entry is kept on the line: its author may still change it."""
    challenge = entry.challenge
    judges = challenge.hears_of_threads() | {row.member_id for row in challenge.reviewer_rows.all()}
    notify(recipients=judges, verb=NEW_ENTRY, subject=challenge, actor=entry.member)


def _sentence(notification: Notification) -> str:
    title = notification.page.title if notification.page else _("a challenge")
    words = ngettext("A new entry for “%(title)s”", "%(count)s new entries for “%(title)s”", notification.count)
    return words % {"count": notification.count, "title": title}


def _url(notification: Notification) -> str:
    return f"{notification.page.url}inzendingen/" if notification.page and notification.page.url else "/challenges/"
