"""What readers of the catalogue ask for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from cop.core.page_panels import panels_of
from cop.core.permissions import is_admitted
from cop.core.sharing import shared_page
from cop.notifications.bell import note_opened
from cop.publishing.permissions import reader_is_author
from knowledge.catalogue.filters import CatalogueFilter
from knowledge.catalogue.linked_data import resource_as_data
from knowledge.catalogue.listing import CatalogueListing
from knowledge.catalogue.models import CatalogueIndexPage, ResourcePage
from knowledge.catalogue.permissions import may_curate
from knowledge.catalogue.reading import kept_as, reading_of


def list_resources(request: HttpRequest, index: CatalogueIndexPage) -> HttpResponse:
    """The list; only its results when a script asks for those."""
    asked = CatalogueFilter.from_query(request.GET)
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    template = "catalogue/_results.html" if only_results else "catalogue/catalogue_index_page.html"
    context = {
        **index.get_context(request),
        **shared_page(index, request, is_itself=not asked.is_narrowed and asked.page == 1),
        "listing": CatalogueListing(index=index, user=request.user, asked=asked),
        "may_suggest": is_admitted(request.user),
    }
    response = TemplateResponse(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_resource(request: HttpRequest, resource: ResourcePage) -> HttpResponse:
    """One entry, also when it is a draft that is being previewed."""
    note_opened(request, resource)
    is_preview = bool(getattr(request, "is_preview", False))
    reading: Any = SimpleLazyObject(lambda: reading_of(resource, request.user, is_preview=is_preview))
    context = {
        **resource.get_context(request),
        "reading": reading,
        "kept_as": kept_as(resource, request.user, is_preview=is_preview),
        "linked_data": lambda: resource_as_data(resource, reading),
        "is_author": reader_is_author(request, resource),
        "may_curate": may_curate(request.user, resource),
        "panels": panels_of(request, resource),
    }
    return TemplateResponse(request, "catalogue/resource_page.html", context)
