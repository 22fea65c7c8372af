"""Regions as everybody may see them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop.core.linked_data import breadcrumbs, graph
from cop.core.sharing import Sharing
from cop.regions.models import Region
from cop.regions.overview import overview_for
from cop.regions.parts import region_parts


@require_safe
def list_regions(request: HttpRequest) -> HttpResponse:
    """All of them, also those with nothing yet; what is counted is what this reader may see."""
    path, title = reverse("regions:list-regions"), _("Regions")
    description = _("What each region told, plans and asks. Find your own, and those you can learn from.")
    context = {
        "regions": overview_for(request.user),
        "lead": description,
        **_shared(title, description, path, (title, path)),
    }
    return render(request, "regions/list_regions.html", context)


@require_safe
def show_region(request: HttpRequest, slug: str) -> HttpResponse:
    """Each room's part of it. People are shown to members alone: that part says so itself."""
    region = get_object_or_404(Region, slug=slug)
    read = ((part, part.read(request.user, region)) for part in region_parts())
    parts = [(part, shown) for part, shown in read if shown is not None]
    above = (_("Regions"), reverse("regions:list-regions"))
    path = region.get_absolute_url()
    context = {
        "region": region,
        "parts": parts,
        "above": {"title": above[0], "url": above[1]},
        **_shared(region.name, region.description, path, above, (region.name, path)),
    }
    return render(request, "regions/show_region.html", context)


def _shared(title: str, description: str, path: str, *steps: tuple[str, str]) -> dict[str, Any]:
    """One address counts as the page's, whatever stands behind it."""
    url = f"{settings.BASE_URL}{path}"
    shared = Sharing(title, description, url, kind="website", published_at=None, changed_at=None)
    return {"sharing": shared, "linked_data": lambda: graph(breadcrumbs(*steps))}
