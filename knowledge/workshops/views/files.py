"""The run sheet as a file."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from cop.core.pdf import pdf_available
from knowledge.workshops.doors import facilitator_refused, get_open_workshop_or_404
from knowledge.workshops.papers import run_sheet_pdf as made_of
from knowledge.workshops.reading import Reading
from knowledge.workshops.times import TimesForm


@require_safe
def run_sheet_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Wrong times go back to the page that says what is wrong with them."""
    workshop = get_open_workshop_or_404(slug)
    refused = facilitator_refused(request, workshop)
    if refused is not None:
        return refused
    if not pdf_available():
        raise Http404
    form = TimesForm(request.GET)
    if not form.is_valid():
        return redirect(f"{workshop.get_url(request)}draaiboek/?{request.GET.urlencode()}")
    reading = Reading(workshop, request.user, for_facilitator=True, times=form.times())
    response = HttpResponse(made_of(workshop, reading), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="draaiboek.pdf"'
    response["Cache-Control"] = "private, no-cache"
    return response
