"""What the page of one entry shows, in a constant number of queries."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.labels_shown import LabelGroup, Shown, label_groups
from cop.core.permissions import is_admitted
from cop.publishing.models import PageAuthor
from cop.regions.models import Region
from knowledge.catalogue.models import CatalogueIndexPage, ResourcePage, StartDate
from knowledge.catalogue.querysets import coming_dates

MOST_RELATED = 3
MOST_DATES = 10
BEST = 300  # entries with most labels in common among which the newest are chosen
#: {field: column of its table of labels} of what makes two entries alike
SHARED = {"themes": "theme", "target_groups": "targetgroup"}
#: (field, title, the list's parameter) of the labels, as they are shown.
LABELS: tuple[Shown, ...] = (
    ("learning_forms", _("Learning form"), "leervorm"),
    ("themes", _("Theme"), "thema"),
    ("target_groups", _("Target group"), "doelgroep"),
)


@dataclass(frozen=True)
class Reading:
    """An entry as its readers see it; `dates` are those to come."""

    labels: list[LabelGroup]
    regions: list[Region]
    dates: list[StartDate]
    authors: list[PageAuthor]
    related: list[ResourcePage]


def kept_as(resource: ResourcePage, user: Any, *, is_preview: bool) -> str:
    """Under what the rendered parts are kept: its published version, the list's generation, the audience and the day,
    since what is to come changes at midnight. Nothing about a person. A preview is kept under a name that is used once.
    """
    if is_preview:
        return f"preview-{uuid4()}"
    generation = getattr(resource, "generation", None) or CatalogueIndexPage.objects.values_list("generation").get()[0]
    audience = "members" if is_admitted(user) else "visitors"
    return f"{resource.pk}-{resource.live_revision_id}-{generation}-{audience}-{timezone.localdate():%Y%m%d}"


def reading_of(resource: ResourcePage, user: Any, *, is_preview: bool) -> Reading:
    groups = label_groups(resource, LABELS)
    return Reading(
        labels=groups,
        regions=[place.region for place in resource.page_regions.select_related("region")],
        dates=list(resource.dates.all() if is_preview else coming_dates().filter(page=resource.pk)[:MOST_DATES]),
        authors=list(resource.page_authors.all()),
        related=_related(resource, {group.field: group.terms for group in groups}, user),
    )


def _related(resource: ResourcePage, labels: dict[str, list[Any]], user: Any) -> list[ResourcePage]:
    """Entries that share most themes and target groups with this one, newest first among as many."""
    arms = [
        getattr(ResourcePage, name)
        .through.objects.filter(**{f"{column}__in": labels[name]})
        .values_list("resourcepage")
        for name, column in SHARED.items()
        if labels.get(name)
    ]
    if not arms:
        return []
    shared = Counter(key for (key,) in arms[0].union(*arms[1:], all=True))
    others = ResourcePage.objects.visible_to(user).exclude(pk=resource.pk)
    closest = others.filter(pk__in=[key for key, _number in shared.most_common(BEST)]).order_by("-listed_at", "-pk")
    keys = sorted(closest.values_list("pk", flat=True), key=lambda key: -shared[key])[:MOST_RELATED]
    rows = others.filter(pk__in=keys).for_cards().in_bulk() if keys else {}
    return [rows[key] for key in keys if key in rows]
