"""The list, one workshop for participants, the same for who gives it, and its run sheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse

from cop.core.page_panels import panels_of
from cop.core.pdf import pdf_available
from cop.core.permissions import may_curate
from cop.notifications.bell import note_opened
from cop.publishing.permissions import reader_is_author
from knowledge.workshops.doors import facilitator_refused
from knowledge.workshops.models import WorkshopIndexPage, WorkshopPage
from knowledge.workshops.permissions import may_facilitate
from knowledge.workshops.reading import reading_of
from knowledge.workshops.times import TimesForm


def list_workshops(request: HttpRequest, index: WorkshopIndexPage) -> HttpResponse:
    workshops = WorkshopPage.objects.visible_to(request.user).for_cards().order_by("-listed_at", "-pk")
    context = {**index.get_context(request), "workshops": workshops, "panels": panels_of(request, index)}
    return TemplateResponse(request, "workshops/workshop_index_page.html", context)


def show_workshop(request: HttpRequest, workshop: WorkshopPage) -> HttpResponse:
    """One workshop as participants may read it, also when it is a draft that is being previewed."""
    note_opened(request, workshop)
    context = {
        **workshop.get_context(request),
        "reading": reading_of(workshop, request.user),
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
        "reading": reading_of(workshop, request.user, for_facilitator=True, times=times),
        "form": form,
        "times": times,
        "pdf_available": pdf_available(),
    }
    return TemplateResponse(request, template, context, status=422 if form.errors else 200)
