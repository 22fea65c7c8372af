"""How entries of the catalogue are found: what the index reads of them, and what a hit shows."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop.core.models import LearningForm
from cop.search.registry import LabelSource, SearchType
from knowledge.catalogue.models import ResourcePage


def rows_of_resources(resources: Any) -> Any:
    """With what stands on the line under a hit, in one query more, and without the long text."""
    return resources.prefetch_related("learning_forms").defer("description")


def line_of_resource(resource: ResourcePage) -> list[str]:
    line = [resource.get_kind_display(), resource.provider]
    line.append(", ".join(form.name for form in resource.learning_forms.all()))
    line.append(resource.get_price_display())
    line.append(gettext("For members") if resource.members_only else "")
    return [str(part) for part in line if part]


RESOURCES = SearchType(
    model="catalogue.ResourcePage",
    slug="leeraanbod",
    name=_("learning resource"),
    plural=_("learning resources"),
    text=lambda resource: resource.found_text(),
    rows=rows_of_resources,
    meta=line_of_resource,
    labels={"thema": "themes__slug", "regio": "page_regions__region__slug"},
)
FORMS = LabelSource(
    LearningForm,
    _("learning form"),
    lambda slug: f"/leeraanbod/?leervorm={slug}",
    "leeraanbod",
    "learning_forms",
)
