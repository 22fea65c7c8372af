"""A lesson for search engines: an article with its authors, in its place on the site."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cop.core.linked_data import breadcrumbs_of, graph
from cop.core.models import CommunitySettings
from knowledge.lessons.models import LessonPage
from knowledge.lessons.reading import Reading


def lesson_as_article(lesson: LessonPage, reading: Reading) -> dict[str, Any]:
    """Only of what is public: asked for pages that everybody may read."""
    url = f"{settings.BASE_URL}{lesson.get_url()}"
    organisation = {"@type": "Organization", "name": lesson.organisation.name} if lesson.organisation else None
    labels = [term.name for group in reading.labels for term in group.terms]
    article = {
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": lesson.title,
        "description": lesson.search_description or lesson.summary,
        "inLanguage": "nl",
        "datePublished": lesson.listed_at,
        "dateModified": lesson.changed_at,
        "author": [_person(author.name, organisation) for author in reading.authors],
        "sourceOrganization": organisation,
        "publisher": {"@type": "Organization", "name": CommunitySettings.load().name, "url": f"{settings.BASE_URL}/"},
        "keywords": ", ".join(labels),
        "spatialCoverage": [{"@type": "Place", "name": region.name} for region in reading.regions],
        "isAccessibleForFree": True,
    }
    return graph(article, *breadcrumbs_of(lesson, (_("Lessons"), "/lessen/")))


def _person(name: str, organisation: dict[str, Any] | None) -> dict[str, Any]:
    person: dict[str, Any] = {"@type": "Person", "name": name or _("Former member")}
    return {**person, "worksFor": organisation} if organisation else person
