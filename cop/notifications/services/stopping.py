"""Stopping mails with a link from one of them."""

from cop.members.models import Member
from cop.notifications.services.choosing import frequencies_of, set_frequencies
from cop.notifications.stop_links import OVERVIEWS as OVERVIEW_LINK
from cop.notifications.verbs import OVERVIEWS, Frequency


def stop_mails(*, member: Member, kind: str, everything: bool = False) -> None:
    """No mail of this kind any more, or of any; with the link of an overview none in overviews. Safe to repeat.

    The site itself goes on telling.
    """
    stopping = {
        slug: Frequency.NEVER
        for slug, frequency in frequencies_of(member=member).items()
        if everything or slug == kind or (kind == OVERVIEW_LINK and frequency in OVERVIEWS)
    }
    set_frequencies(member=member, chosen=stopping)
