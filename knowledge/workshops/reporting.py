"""How moderators deal with a workshop that somebody reported."""

from html import escape

from django.utils.translation import gettext_lazy as _

from cop.care.hiding import hide, restore
from cop.moderation.reportables import Words, words_of_fields
from cop.publishing.reported_pages import register_reported_page
from knowledge.workshops.models import WorkshopPage


def register() -> None:
    register_reported_page("workshops.WorkshopPage", words=words, hide=hide, restore=restore)


def words(workshop: WorkshopPage) -> list[Words]:
    """The text, and every part of the programme with what the facilitator reads: moderators are members."""
    names = ", ".join(author.name for author in workshop.page_authors.all())
    at = workshop.last_published_at
    told = words_of_fields(workshop, ("aim", "preparation"), author=names, at=at)
    plain = (workshop.summary, workshop.audience, workshop.invitation)
    told.append(Words(_("In one sentence"), names, at, _paragraphs(*plain), is_it=True))
    for part in workshop.parts.all():
        html = _paragraphs(part.aim, part.method, part.takeaway) + part.steps + part.facilitator_notes
        told.append(Words(part.title, names, at, html, is_it=True))
    materials = [f"{row.title}: {row.description} {row.link}" for row in workshop.materials.all()]
    told.append(Words(_("Materials"), names, at, _paragraphs(*materials), is_it=True))
    return [one for one in told if one.html]


def _paragraphs(*lines: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)
