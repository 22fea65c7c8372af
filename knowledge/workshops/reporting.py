"""How moderators deal with a workshop that somebody reported."""

from html import escape

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.care.hiding import hide, restore
from cop.core.page_panels import register_page_panel
from cop.members.models import Member
from cop.moderation.panel import report_panel
from cop.moderation.reportables import Words, register_reportable, words_of_fields
from knowledge.workshops.models import WorkshopPage


def register() -> None:
    """A link in the menu of a workshop, and how its hiding is done."""
    register_page_panel("workshops.WorkshopPage", "moderation/_report_link.html", report_panel, place="menu", order=90)
    register_reportable(
        "workshops.WorkshopPage",
        title=lambda workshop: workshop.title,
        url=lambda workshop: workshop.get_url() or "",
        authors=lambda workshop: Member.objects.filter(page_authorships__page=workshop).select_related("organisation"),
        visible=lambda workshop, user: workshop.is_open and workshop.may_be_read_by(user),
        hide=hide,
        restore=restore,
        own_url=lambda workshop: reverse("publishing:show-contribution", args=[workshop.pk]),
        words=words,
    )


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
