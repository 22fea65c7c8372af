"""What starting and changing an entry have in common: the form, its files, and what is said about them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.form_media import media_of
from cop.publishing.access import is_autosave
from events.challenges.models import ChallengePage
from events.entries import services
from events.entries.authors import Author
from events.entries.clock import arrival
from events.entries.errors import TooLate
from events.entries.forms import EntryForm
from events.entries.models import Entry

TAKE_OFF = "take-off-"
Context = dict[str, Any]
#: Given the moment at which the request had come in whole.
Save = Callable[[datetime], services.Saved]
#: What the form is shown with once more, from what was saved if anything was, and the answer's status.
Again = Callable[[services.Saved | None, int], Context]


def write(request: HttpRequest, form: EntryForm, author: Author, *, save: Save, again: Again) -> HttpResponseBase:
    """Saves what was sent, with its files; then on to where its author goes, or the form again with what is wrong."""
    if hands_in(request) and not form.is_valid():
        form.say_missing()
    arrived = arrival()
    saved, status = keep(form, save, arrived)
    if is_autosave(request):
        return autosaved(form, saved, status)
    answer = after_saving(request, form, saved.entry, author, arrived) if saved is not None else None
    return answer or show_form(request, form, again(saved, status), 422 if status == 200 else status)


def hands_in(request: HttpRequest) -> bool:
    """Whether the button was the one that hands in."""
    return request.POST.get("then") == "submit"


def keep(form: EntryForm, save: Save, arrived: datetime) -> tuple[services.Saved | None, int]:
    """Writes what the form holds; the form says what is wrong. Gives what was saved, and the answer's status."""
    if not form.is_valid():
        return None, 422
    try:
        saved = save(arrived)
    except ValidationError as wrong:
        form.refuse(getattr(wrong, "error_dict", None) or {"": wrong.messages})
    except DomainError as refused:
        form.add_error(None, str(refused))
        return None, status_of(refused)
    else:
        for name, sentence in saved.missing.items():
            form.add_error(name, sentence)
        if saved.is_late:
            form.add_error(None, str(TooLate()))
        return saved, 422 if form.errors else 200
    return None, 422


def after_saving(
    request: HttpRequest, form: EntryForm, entry: Entry, author: Author, arrived: datetime
) -> HttpResponseBase | None:
    """Files that came along, and where to go next; None when the form has to be shown again."""
    then = request.POST.get("then", "")
    place = handle_files(request, form, entry, author, arrived)
    if form.errors:
        return None
    if entry.is_handed_in and then == "submit":
        return redirect("entries:show-entry", entry.pk)
    messages.success(request, _("Saved."))
    return redirect(reverse("entries:edit-entry", args=[entry.pk]) + place)


def handle_files(request: HttpRequest, form: EntryForm, entry: Entry, author: Author, arrived: datetime) -> str:
    """The place on the page where something was done with a file."""
    then = request.POST.get("then", "")
    number = then.removeprefix(TAKE_OFF)
    if then.startswith(TAKE_OFF) and number.isascii() and number.isdigit():
        try:
            services.remove_file(entry=entry, by=author, pk=int(number), arrived=arrived)
        except DomainError as refused:
            form.add_error(None, str(refused))
        return "#bestanden"
    added = [_add(form, entry, author, upload, arrived) for upload in request.FILES.getlist("file")]
    return "#bestanden" if any(added) else ""


def _add(form: EntryForm, entry: Entry, author: Author, upload: UploadedFile, arrived: datetime) -> bool:
    """One that is refused does not stop the others; why stands beside the field, with its name."""
    try:
        services.add_file(entry=entry, by=author, upload=upload, arrived=arrived)
    except ValidationError as wrong:
        sentence = " ".join(wrong.messages)
    except TooLate:
        sentence = _("The deadline has passed, so this file was not added.")
    except DomainError as refused:
        sentence = str(refused)
    else:
        return True
    form.add_error("file", f"{upload.name}: {sentence}")
    return False


def show_closed(request: HttpRequest, page: ChallengePage) -> HttpResponse:
    """Before it opens, after the deadline, and when it was withdrawn."""
    return render(request, "entries/closed.html", {"page": page, "phase": page.phase_at(timezone.now()).value})


def show_form(request: HttpRequest, form: EntryForm, context: Context, status: int = 200) -> HttpResponse:
    context = {**context, "form": form, "media": media_of(form, request)}
    return render(request, "entries/edit_entry.html", context, status=status)


def autosaved(form: EntryForm, saved: services.Saved | None, status: int) -> JsonResponse:
    """What the script of the guided form expects."""
    if saved is not None and not saved.is_late:
        address = reverse("entries:edit-entry", args=[saved.entry.pk])
        return JsonResponse({"token": saved.entry.version, "saved": _("Draft saved."), "address": address})
    sentence = " ".join(sentence for errors in form.errors.values() for sentence in errors)
    # A wrong field is no reason to stop; somebody else's change is.
    return JsonResponse({"refused": sentence, "conflict": status == 409}, status=409 if saved else status)


def status_of(refused: DomainError) -> int:
    return 409 if isinstance(refused, Conflict) else 403 if isinstance(refused, NotAllowed) else 422
