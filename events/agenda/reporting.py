"""How moderators deal with an event that somebody reported."""

from html import escape

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core.page_panels import register_page_panel
from cop.members.models import Member
from cop.moderation import hiding
from cop.moderation.panel import report_panel
from cop.moderation.reportables import Words, register_reportable, words_of_fields
from events.agenda.models import EventPage

MODEL = "agenda.EventPage"


def register() -> None:
    """A link in the menu of an event, and how its hiding is done."""
    register_page_panel(MODEL, "moderation/_report_link.html", report_panel, place="menu", order=90)
    register_reportable(
        MODEL,
        title=lambda event: event.title,
        url=lambda event: event.get_url() or "",
        authors=lambda event: Member.objects.filter(page_authorships__page=event).select_related("organisation"),
        visible=lambda event, user: event.is_open and event.may_be_read_by(user),
        hide=lambda event, by, _reason: hiding.unpublish(event, by),
        restore=hiding.publish_again,
        own_url=lambda event: reverse("publishing:show-contribution", args=[event.pk]),
        words=words,
    )


def words(event: EventPage) -> list[Words]:
    """The programme, and the short answers."""
    names = ", ".join(author.name for author in event.page_authors.all())
    at = event.last_published_at
    lines = (event.summary, event.audience, event.place_name, event.address, event.accessibility, event.cancel_reason)
    html = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    told = [Words(_("In one sentence"), names, at, html, is_it=True)]
    return [*told, *words_of_fields(event, ("body",), author=names, at=at)]
