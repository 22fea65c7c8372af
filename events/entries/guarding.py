"""What may not happen to a challenge that somebody handed something in for."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cop.core.deleting import register_reason_to_keep, title_held_by
from events.entries.models import Entry


def register() -> None:
    register_reason_to_keep(keeps_entries)


def keeps_entries(pages: list[Page]) -> str | None:
    """For a challenge with an entry, also a draft or one that was erased since: its figures are those of the challenge."""
    title = title_held_by(Entry.objects.all(), "challenge", pages)
    if title is None:
        return None
    return _("There are entries for “%(title)s”, so it is not deleted. Withdraw the challenge: then they are told.") % {
        "title": title
    }
