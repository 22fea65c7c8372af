"""The list, one workshop for participants, the same for who gives it, and its run sheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers

from cop.core.page_panels import panels_of
from cop.core.pdf import pdf_available
from cop.core.permissions import may_curate
from cop.core.sharing import shared_page
from cop.notifications.bell import note_opened
from cop.publishing.permissions import reader_is_author
from knowledge.workshops.doors import facilitator_refused
from knowledge.workshops.linked_data import workshop_as_learning_resource
from knowledge.workshops.listing import WorkshopFilter, WorkshopListing
from knowledge.workshops.models import WorkshopIndexPage, WorkshopPage
from knowledge.workshops.permissions import may_facilitate
from knowledge.workshops.reading import Reading, kept_as
from knowledge.workshops.times import TimesForm


def list_workshops(request: HttpRequest, index: WorkshopIndexPage) -> HttpResponse:
    """The list; only its results when a script asks for those."""
    asked = WorkshopFilter.from_query(request.GET)
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    template = "workshops/_results.html" if only_results else "workshops/workshop_index_page.html"
    context = {
        **index.get_context(request),
        **shared_page(index, request, is_itself=not asked.is_narrowed and asked.page == 1),
        "listing": WorkshopListing(index=index, user=request.user, asked=asked),
        "panels": panels_of(request, index),
    }
    response = TemplateResponse(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_workshop(request: HttpRequest, workshop: WorkshopPage) -> HttpResponse:
    """One workshop as participants may read it, also when it is a draft that is being previewed."""
    note_opened(request, workshop)
    reading = Reading(workshop, request.user)
    context = {
        **workshop.get_context(request),
        "reading": reading,
        "linked_data": lambda: workshop_as_learning_resource(workshop, reading),
        "kept_as": kept_as(workshop, is_preview=getattr(request, "is_preview", False)),
        "may_facilitate": may_facilitate(request.user, workshop),
        "is_author": reader_is_author(request, workshop),
        "may_curate": may_curate(request.user, workshop),
        "panels": panels_of(request, workshop),
    }
    return TemplateResponse(request, "workshops/workshop_page.html", context)


def show_facilitator(request: HttpRequest, workshop: WorkshopPage) -> HttpResponseBase:
    return facilitator_refused(request, workshop) or _for_facilitator(request, workshop, "workshops/facilitator.html")


def show_run_sheet(request: HttpRequest, workshop: WorkshopPage) -> HttpResponseBase:
    return facilitator_refused(request, workshop) or _for_facilitator(request, workshop, "workshops/run_sheet.html")


def _for_facilitator(request: HttpRequest, workshop: WorkshopPage, template: str) -> HttpResponse:
    form = TimesForm(request.GET if {"lengte", "start"} & request.GET.keys() else None)
    times = form.times() if form.is_bound else None
    context: dict[str, Any] = {
        **workshop.get_context(request),
        "sharing": None,
        "reading": Reading(workshop, request.user, for_facilitator=True, times=times),
        "form": form,
        "times": times,
        "pdf_available": pdf_available(),
    }
    return TemplateResponse(request, template, context, status=422 if form.errors else 200)
