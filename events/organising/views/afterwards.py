"""What organisers add once an event is over, and what they read of those who were there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.core.form_media import media_of
from events.agenda.models import EventPage
from events.organising import services
from events.organising.doors import organisers_only
from events.organising.forms import AskForm, FileForm, NotesForm
from events.organising.models import Afterwards, EventFile
from events.organising.summary import summary_of


@organisers_only
def edit(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    form = NotesForm(request.POST or None, instance=_row(event))
    if request.method == "POST" and form.is_valid():
        try:
            services.save_notes(event=event, by=request.user, notes=form.cleaned_data["notes"])
        except DomainError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. The notes stand on the page of the event."))
            return redirect("organising:afterwards", event.slug)
    return _page(request, event, notes=form)


@organisers_only
@require_POST
def add_file(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.add_file(event=event, by=request.user, **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, str(refused))
        except ValidationError as refused:
            form.add_error("upload", refused.messages)
        else:
            messages.success(request, _("The file stands on the page of the event."))
            return redirect("organising:afterwards", event.slug)
    return _page(request, event, file=form)


@organisers_only
@require_POST
def remove_file(request: HttpRequest, event: EventPage, pk: int) -> HttpResponseBase:
    services.remove_file(event=event, by=request.user, pk=pk)
    messages.success(request, _("The file is gone."))
    return redirect("organising:afterwards", event.slug)


@organisers_only
@require_POST
def ask(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    row, form = _row(event), AskForm(request.POST)
    asked = row.asked if row.asked_at else form.cleaned_data["questions"] if form.is_valid() else []
    try:
        number = services.ask_feedback(event=event, by=request.user, questions=asked)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        said = ngettext("%(number)s person is asked, once.", "%(number)s people are asked, each once.", number)
        messages.success(request, said % {"number": number})
    return redirect("organising:afterwards", event.slug)


def _row(event: EventPage) -> Afterwards:
    return Afterwards.objects.filter(event=event).first() or Afterwards(event=event)


def _page(request: HttpRequest, event: EventPage, **forms: Any) -> HttpResponseBase:
    row = _row(event)
    notes_form = forms.get("notes") or NotesForm(instance=row)
    context = {
        "event": event,
        "row": row,
        "notes_form": notes_form,
        "media": media_of(notes_form, request),
        "file_form": forms.get("file") or FileForm(),
        "ask_form": AskForm(),
        "files": EventFile.objects.filter(event=event).select_related("document"),
        "summary": summary_of(event),
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "organising/afterwards.html", context, status=status)
