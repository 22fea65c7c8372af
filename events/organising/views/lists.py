"""The organiser's table, and the same on paper and as spreadsheet."""

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cop.core.facets import clean_page
from cop.core.pdf import pdf_available
from cop.core.spreadsheets import csv_response
from events.agenda.models import EventPage
from events.organising.answers import add_answers, answers_by_question
from events.organising.doors import organisers_only
from events.organising.exports import rows_of, xlsx_file
from events.organising.models import BulkMail
from events.organising.papers import attendance_parts, attendance_pdf, badge_parts, badges_pdf
from events.organising.table import Table, TableFilter
from events.registration.places_now import read_places

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@organisers_only
@require_safe
def show_table(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    read_places([event], timezone.now())
    table, answered = Table(event, TableFilter.from_query(request.GET)), answers_by_question(event)
    if answered:
        add_answers(table.page)
    context = {
        "event": event,
        "table": table,
        "answered": answered,
        "sent": BulkMail.objects.filter(event=event)[:20],
        "pdf_available": pdf_available(),
        "badge_parts": badge_parts(event),
        "attendance_parts": attendance_parts(event),
    }
    return render(request, "organising/table.html", context)


@organisers_only
@require_safe
def export_csv(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    return csv_response(rows_of(event), name=f"deelnemers-{event.slug}")


@organisers_only
@require_safe
def export_xlsx(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    name = f"deelnemers-{event.slug}.xlsx"
    return FileResponse(xlsx_file(rows_of(event)), as_attachment=True, filename=name, content_type=XLSX)


@organisers_only
@require_safe
def badges(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    return _paper(request, event, badges_pdf, badge_parts(event), "badges")


@organisers_only
@require_safe
def attendance(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    return _paper(request, event, attendance_pdf, attendance_parts(event), "presentielijst")


def _paper(
    request: HttpRequest, event: EventPage, make: Callable[[EventPage, int], bytes], parts: range, name: str
) -> HttpResponseBase:
    """404 for a part that there is not, and where no PDF can be made."""
    part = clean_page(request.GET.get("deel", ""))
    if part not in parts or not pdf_available():
        raise Http404
    response = HttpResponse(make(event, part), content_type="application/pdf")
    stem = f"{name}-{part}" if part > 1 else name
    response["Content-Disposition"] = f'inline; filename="{stem}-{event.slug}.pdf"'
    return response
