"""What organisers add once an event is over, and what they read of those who were there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop.core.errors import DomainError, NotAllowed
from cop.core.form_media import media_of
from cop.core.kept_text import take_kept_text
from events.agenda.models import EventPage
from events.organising import services
from events.organising.doors import organisers_only, sent_from
from events.organising.forms import AskForm, FileForm, NotesForm
from events.organising.models import Afterwards, EventFile, Question
from events.organising.services.asking import is_long_ago
from events.organising.summary import summary_of, texts_of

FIRST_SHOWN = 10  # texts of each question; the others stand on pages of their own


@organisers_only
def edit(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    kept = take_kept_text(request) if request.method == "GET" else None
    form = NotesForm(kept or request.POST or None, instance=_row(event))
    if request.method == "POST" and form.is_valid():
        try:
            services.save_notes(event=event, by=request.user, notes=form.cleaned_data["notes"])
        except NotAllowed:
            raise
        except DomainError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. The notes stand on the page of the event."))
            return redirect("organising:afterwards", event.slug)
    return _page(request, event, was_kept=bool(kept), notes=form)


@organisers_only
@sent_from("organising:afterwards")
def add_file(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.add_file(event=event, by=request.user, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as refused:
            form.add_error(None, str(refused))
        except ValidationError as refused:
            form.add_error("upload", refused.messages)
        else:
            messages.success(request, _("The file stands on the page of the event."))
            return redirect("organising:afterwards", event.slug)
    return _page(request, event, file=form)


@organisers_only
@sent_from("organising:afterwards")
def remove_file(request: HttpRequest, event: EventPage, pk: int) -> HttpResponseBase:
    services.remove_file(event=event, by=request.user, pk=pk)
    messages.success(request, _("The file is gone."))
    return redirect("organising:afterwards", event.slug)


@organisers_only
@sent_from("organising:afterwards")
def ask(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    """Keeps what was chosen, or asks at once; a second time asks who was not asked yet."""
    row, form = _row(event), AskForm(request.POST)
    if row.asked_at is None and not form.is_valid():
        return _page(request, event, ask=form)
    try:
        said = _asked(request, event, row.asked if row.asked_at else form.cleaned_data["questions"])
    except NotAllowed:
        raise
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("organising:afterwards", event.slug)


def _asked(request: HttpRequest, event: EventPage, questions: list[str]) -> str:
    if request.POST.get("stap") == "bewaren":
        asks_itself = "asks_itself" in request.POST
        services.choose_asking(event=event, by=request.user, questions=questions, asks_itself=asks_itself)
        return _("Saved. It goes out by itself.") if asks_itself else _("Saved. Nothing goes out by itself.")
    number = services.ask_feedback(event=event, by=request.user, questions=questions)
    if not number:
        return _("There is nobody to ask who was not asked already.")
    said = ngettext("%(number)s person is asked, once.", "%(number)s people are asked, each once.", number)
    return said % {"number": number}


def _row(event: EventPage) -> Afterwards:
    return Afterwards.objects.filter(event=event).first() or Afterwards(event=event)


def _chosen(row: Afterwards) -> dict[str, Any]:
    return {"asks_itself": row.asks_itself, "questions": row.asked or Question.values}


def _page(request: HttpRequest, event: EventPage, *, was_kept: bool = False, **forms: Any) -> HttpResponseBase:
    notes_form = forms.get("notes") or NotesForm(instance=_row(event))
    row = notes_form.instance
    context = {
        "event": event,
        "row": row,
        "was_kept": was_kept,
        "is_long_ago": is_long_ago(event),
        "notes_form": notes_form,
        "media": media_of(notes_form, request),
        "file_form": forms.get("file") or FileForm(),
        "ask_form": forms.get("ask") or AskForm(initial=_chosen(row)),
        "files": EventFile.objects.filter(event=event).select_related("document"),
        "summary": summary_of(event),
        "worked": texts_of(event, Question.WORKED)[:FIRST_SHOWN],
        "change": texts_of(event, Question.CHANGE)[:FIRST_SHOWN],
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "organising/afterwards.html", context, status=status)
