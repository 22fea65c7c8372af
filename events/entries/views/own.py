"""One's own entries: list, read, change, take back, and answer what is asked."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cop.core.errors import DomainError
from cop.core.kept_text import take_kept_text
from cop.publishing.access import is_autosave
from events.entries import services
from events.entries.authors import Author
from events.entries.forms import EntryForm
from events.entries.models import EntryState
from events.entries.own_entries import own_entries, standing_of
from events.entries.permissions import get_own_or_404
from events.entries.views import writing
from events.entries.views.doors import authors_only


@never_cache
@authors_only
def list_own_entries(request: HttpRequest, author: Author) -> HttpResponseBase:
    standings = own_entries(request.user, author)
    return render(request, "entries/list_own_entries.html", {"standings": standings, "author": author})


@never_cache
@authors_only
def show_entry(request: HttpRequest, author: Author, pk: int) -> HttpResponseBase:
    entry = get_own_or_404(author, pk)
    standing = standing_of(entry, entry.challenge.phase_at(timezone.now()))
    context = {"entry": entry, "page": entry.challenge, "standing": standing, "author": author}
    return render(request, "entries/show_entry.html", context)


@never_cache
@authors_only
def edit_entry(request: HttpRequest, author: Author, pk: int) -> HttpResponseBase:
    entry = get_own_or_404(author, pk)
    standing = standing_of(entry, entry.challenge.phase_at(timezone.now()))
    if request.method != "POST":
        if not standing.may_change:
            messages.warning(request, standing.sentence)
            return redirect("entries:show-entry", entry.pk)
        kept = take_kept_text(request)
        form = EntryForm(kept, instance=entry, initial={"token": entry.version})
        token = entry.version
        if kept:
            form.data["token"] = token
        return writing.show_form(request, form, _context(entry, author, was_kept=bool(kept)))
    form = EntryForm(request.POST, instance=entry)
    then = request.POST.get("then", "")
    act = services.submit_entry if then == "submit" else services.save_entry

    def save() -> services.Saved:
        version = form.cleaned_data["token"] or 0
        return act(entry=entry, by=author, version=version, answers=form.answers, team=form.team)

    if is_autosave(request) and entry.state != EntryState.DRAFT:
        # What was handed in changes when its author says so, not while they type.
        return JsonResponse({"refused": _("Press Save to change what you handed in."), "conflict": False}, status=409)
    saved, status = writing.keep(request, form, author, save)
    if is_autosave(request):
        return writing.autosaved(form, saved, status)
    if saved is not None:
        form.data = form.data.copy()
        form.data["token"] = saved.entry.version
        answer = writing.after_saving(request, form, saved.entry, author)
        if answer is not None:
            return answer
    fresh = get_own_or_404(author, pk)
    return writing.show_form(
        request, form, _context(fresh, author, conflict=status == 409), 422 if status == 200 else status
    )


@authors_only
def withdraw_entry(request: HttpRequest, author: Author, pk: int) -> HttpResponseBase:
    """Asks first, since nothing brings it back."""
    entry = get_own_or_404(author, pk)
    if request.method != "POST":
        return render(request, "entries/withdraw_entry.html", {"entry": entry, "page": entry.challenge})
    try:
        services.withdraw_entry(entry=entry, by=author)
        messages.success(request, _("You took your entry back."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("entries:show-entry", entry.pk)


@authors_only
def answer_question(request: HttpRequest, author: Author, pk: int, question: int) -> HttpResponseBase:
    entry = get_own_or_404(author, pk)
    asked = get_object_or_404(entry.questions.select_related("entry"), pk=question)
    if request.method != "POST":
        return redirect(reverse("entries:show-entry", args=[pk]) + f"#vraag-{question}")
    typed, wrong, status = request.POST.get("answer", ""), "", 422
    try:
        services.answer_question(question=asked, by=author, answer=typed)
    except ValidationError as refusal:
        wrong = " ".join(refusal.messages)
    except DomainError as refused:
        wrong, status = str(refused), writing.status_of(refused)
    else:
        messages.success(request, _("Sent. Who asked gets your answer by mail."))
        return redirect(reverse("entries:show-entry", args=[pk]) + f"#vraag-{question}")
    standing = standing_of(entry, entry.challenge.phase_at(timezone.now()))
    context = {"entry": entry, "page": entry.challenge, "standing": standing, "author": author}
    return render(
        request, "entries/show_entry.html", {**context, "typed": typed, "wrong": wrong, "at": question}, status=status
    )


def _context(entry: object, author: Author, **more: object) -> dict[str, object]:
    return {"page": entry.challenge, "entry": entry, "author": author, **more}  # type: ignore[attr-defined]
