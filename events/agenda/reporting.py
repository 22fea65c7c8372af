"""How moderators deal with an event that somebody reported."""

from html import escape

from django.utils.translation import gettext_lazy as _

from cop.moderation import hiding
from cop.moderation.reportables import Words, words_of_fields
from cop.publishing.reported_pages import register_reported_page
from events.agenda.models import EventPage


def register() -> None:
    register_reported_page(
        "agenda.EventPage",
        words=words,
        hide=lambda event, by, _reason: hiding.unpublish(event, by),
        restore=hiding.publish_again,
    )


def words(event: EventPage) -> list[Words]:
    """The programme, and the short answers."""
    names = ", ".join(author.name for author in event.page_authors.all())
    at = event.last_published_at
    lines = (event.summary, event.audience, event.place_name, event.address, event.accessibility, event.cancel_reason)
    html = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    told = [Words(_("In one sentence"), names, at, html, is_it=True)]
    return [*told, *words_of_fields(event, ("body",), author=names, at=at)]
