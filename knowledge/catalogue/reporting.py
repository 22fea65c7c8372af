"""How moderators deal with an entry of the catalogue that somebody reported."""

from cop.moderation.reportables import Words, words_of_fields
from cop.publishing.reported_pages import register_reported_page
from knowledge.catalogue.models import ResourcePage


def register() -> None:
    register_reported_page("catalogue.ResourcePage", words=words)


def words(resource: ResourcePage) -> list[Words]:
    names = ", ".join(author.name for author in resource.page_authors.all())
    return words_of_fields(resource, ("description",), author=names, at=resource.last_published_at)
