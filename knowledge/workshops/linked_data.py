"""A workshop for search engines: something to learn from, with its time and its place on the site."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cop.core.linked_data import breadcrumbs_of, graph
from cop.core.models import CommunitySettings
from cop.core.richtext import plain_text
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.reading import Reading


def workshop_as_learning_resource(workshop: WorkshopPage, reading: Reading) -> dict[str, Any]:
    """Only of what is public: asked for pages that everybody may read."""
    url = f"{settings.BASE_URL}{workshop.get_url()}"
    terms = {group.parameter: [term.name for term in group.terms] for group in reading.labels}
    resource = {
        "@type": "LearningResource",
        "@id": url,
        "url": url,
        "name": workshop.title,
        "description": workshop.search_description or workshop.summary,
        "teaches": plain_text(workshop.aim, 500),
        "inLanguage": "nl",
        "timeRequired": f"PT{workshop.total_minutes}M" if workshop.total_minutes else None,
        "educationalLevel": str(workshop.get_level_display()),
        "learningResourceType": ["workshop", *terms.get("leervorm", [])],
        "audience": {"@type": "Audience", "audienceType": workshop.audience} if workshop.audience else None,
        "datePublished": workshop.listed_at,
        "dateModified": workshop.changed_at,
        "author": [{"@type": "Person", "name": author.name or _("Former member")} for author in reading.authors],
        "publisher": {"@type": "Organization", "name": CommunitySettings.load().name, "url": f"{settings.BASE_URL}/"},
        "keywords": ", ".join(name for names in terms.values() for name in names),
        "isAccessibleForFree": True,
    }
    return graph(resource, *breadcrumbs_of(workshop, (_("Workshops"), "/workshops/")))
