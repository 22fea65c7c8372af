"""How moderators deal with an entry of the catalogue that somebody reported."""

from django.urls import reverse

from cop.core.page_panels import register_page_panel
from cop.members.models import Member
from cop.moderation import hiding
from cop.moderation.panel import report_panel
from cop.moderation.reportables import Words, register_reportable, words_of_fields
from knowledge.catalogue.models import ResourcePage

MODEL = "catalogue.ResourcePage"


def register() -> None:
    """A link in the menu of an entry, and how its hiding is done."""
    register_page_panel(MODEL, "moderation/_report_link.html", report_panel, place="menu", order=90)
    register_reportable(
        MODEL,
        title=lambda resource: resource.title,
        url=lambda resource: resource.get_url() or "",
        authors=lambda resource: Member.objects.filter(page_authorships__page=resource).select_related("organisation"),
        visible=lambda resource, user: resource.is_open and resource.may_be_read_by(user),
        hide=lambda resource, by, _reason: hiding.unpublish(resource, by),
        restore=hiding.publish_again,
        own_url=lambda resource: reverse("publishing:show-contribution", args=[resource.pk]),
        words=words,
    )


def words(resource: ResourcePage) -> list[Words]:
    names = ", ".join(author.name for author in resource.page_authors.all())
    return words_of_fields(resource, ("description",), author=names, at=resource.last_published_at)
