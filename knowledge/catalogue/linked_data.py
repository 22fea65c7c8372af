"""An entry for search engines: a course with its times and price, or a learning resource."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cop.core.linked_data import breadcrumbs_of, graph
from knowledge.catalogue.models import Kind, ResourcePage
from knowledge.catalogue.reading import Reading

WORKS_ONLINE = {"online-zelfstudie", "podcast-of-video"}


def resource_as_data(resource: ResourcePage, reading: Reading) -> dict[str, Any]:
    """Only of what is public: asked for pages that everybody may read."""
    url = f"{settings.BASE_URL}{resource.get_url()}"
    is_course = resource.kind == Kind.COURSE
    described = {
        "@type": "Course" if is_course else "LearningResource",
        "@id": url,
        "url": url,
        "sameAs": resource.link,
        "name": resource.title,
        "description": resource.search_description or resource.summary,
        "inLanguage": resource.language,
        "provider": {"@type": "Organization", "name": resource.provider},
        "educationalLevel": str(resource.get_level_display()) if resource.level else "",
        "timeRequired": _duration(resource),
        "datePublished": resource.listed_at,
        "dateModified": resource.changed_at,
        "isAccessibleForFree": None if resource.cost is None else not resource.cost,
        "keywords": ", ".join(term.name for group in reading.labels for term in group.terms),
        "offers": _offer(resource),
        "hasCourseInstance": _instances(resource, reading) if is_course else None,
    }
    return graph(described, *breadcrumbs_of(resource, (_("Learning catalogue"), "/leeraanbod/")))


def _duration(resource: ResourcePage) -> str:
    """ISO 8601, in minutes of learning."""
    minutes = resource.minutes()
    return f"PT{minutes}M" if minutes else ""


def _offer(resource: ResourcePage) -> dict[str, Any] | None:
    if resource.cost is None:
        return None
    category = "Paid" if resource.cost else "Free"
    return {"@type": "Offer", "price": f"{resource.cost:.2f}", "priceCurrency": "EUR", "category": category}


def _instances(resource: ResourcePage, reading: Reading) -> list[dict[str, Any]]:
    """One for each date; without dates one that says how it is given."""
    forms = {term.slug for group in reading.labels if group.parameter == "leervorm" for term in group.terms}
    mode = "Online" if forms and forms <= WORKS_ONLINE else "Blended" if "hybride" in forms else "Onsite"
    workload = _duration(resource)
    if not reading.dates:
        return [{"@type": "CourseInstance", "courseMode": mode, **({"courseWorkload": workload} if workload else {})}]
    return [
        {
            "@type": "CourseInstance",
            "courseMode": mode,
            "startDate": date.first_day.isoformat(),
            "endDate": (date.last_day or date.first_day).isoformat(),
            **({"location": {"@type": "Place", "name": date.place}} if date.place else {}),
            **({"courseWorkload": workload} if workload else {}),
        }
        for date in reading.dates
    ]
