"""The community for search engines: who it is, and how to search it."""

from typing import Any

from django.conf import settings

from cop.core.models import CommunitySettings
from home.models import HomePage


def community_as_organisation(page: HomePage) -> list[dict[str, Any]]:
    community = CommunitySettings.load()
    url = f"{settings.BASE_URL}/"
    return [
        {
            "@type": "Organization",
            "@id": f"{url}#organisatie",
            "name": community.name,
            "description": community.tagline,
            "url": url,
            "email": community.contact_email,
        },
        {
            "@type": "WebSite",
            "@id": f"{url}#site",
            "name": community.name,
            "url": url,
            "inLanguage": "nl",
            "publisher": {"@id": f"{url}#organisatie"},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{url}zoeken/?q={{search_term_string}}"},
                "query-input": "required name=search_term_string",
            },
        },
    ]
