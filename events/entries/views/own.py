"""One's own entries: list, read, change, take back, and answer what is asked."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from cop.core.errors import DomainError
from cop.core.kept_text import take_kept_text
from cop.publishing.access import is_autosave
from events.entries import services
from events.entries.authors import Author
from events.entries.errors import Settled
from events.entries.forms import AnswerForm, EntryForm
from events.entries.letters import Heard
from events.entries.models import Entry, EntryState
from events.entries.own_entries import own_entries, standing_of
from events.entries.permissions import get_own_or_404
from events.entries.views import writing
from events.entries.views.doors import authors_only

WHO_HEARS = {
    Heard.ASKER: gettext_lazy("Sent. Who asked gets your answer by mail."),
    Heard.ORGANISERS: gettext_lazy(
        "Sent. Who asked does not judge your entry any more, so the organiser gets your answer by mail."
    ),
    Heard.NOBODY: gettext_lazy("Kept with your entry. Who judges it reads your answer there; no mail goes out."),
}


@never_cache
@authors_only
def list_own_entries(request: HttpRequest, author: Author) -> HttpResponseBase:
    standings = own_entries(request.user, author)
    return render(request, "entries/list_own_entries.html", {"standings": standings, "author": author})


@never_cache
@authors_only
def show_entry(request: HttpRequest, author: Author, pk: int) -> HttpResponseBase:
    return _show(request, author, get_own_or_404(author, pk))


@never_cache
@authors_only
def edit_entry(request: HttpRequest, author: Author, pk: int) -> HttpResponseBase:
    entry = get_own_or_404(author, pk)
    if request.method != "POST":
        return _open_form(request, author, entry)
    if is_autosave(request) and entry.state != EntryState.DRAFT:
        # What was handed in changes when its author says so, not while they type.
        return JsonResponse({"refused": _("Press Save to change what you handed in."), "conflict": False}, status=409)
    return _change(request, author, entry)


def _open_form(request: HttpRequest, author: Author, entry: Entry) -> HttpResponseBase:
    """With what was typed before a session ended. Where nothing can change, its author reads why."""
    standing = standing_of(entry, entry.challenge.phase_at(timezone.now()))
    if not standing.may_change:
        messages.warning(request, standing.sentence)
        return redirect("entries:show-entry", entry.pk)
    kept = take_kept_text(request)
    return writing.show_form(request, EntryForm(kept, instance=entry), _context(entry, author, was_kept=bool(kept)))


def _change(request: HttpRequest, author: Author, entry: Entry) -> HttpResponseBase:
    form = EntryForm(request.POST, instance=entry)
    act = services.submit_entry if writing.hands_in(request) else services.save_entry

    def save(arrived: datetime) -> services.Saved:
        version = form.cleaned_data["token"] or 0
        return act(entry=entry, by=author, version=version, answers=form.answers, team=form.team, arrived=arrived)

    def again(_saved: services.Saved | None, status: int) -> writing.Context:
        return _context(get_own_or_404(author, entry.pk), author, conflict=status == 409)

    return writing.write(request, form, author, save=save, again=again)


@never_cache
@authors_only
def withdraw_entry(request: HttpRequest, author: Author, pk: int) -> HttpResponseBase:
    """Asks first, since nothing brings it back."""
    entry = get_own_or_404(author, pk)
    if request.method != "POST":
        if not standing_of(entry, entry.challenge.phase_at(timezone.now())).may_withdraw:
            messages.warning(request, str(Settled()))
            return redirect("entries:show-entry", entry.pk)
        return render(request, "entries/withdraw_entry.html", {"entry": entry, "page": entry.challenge})
    try:
        services.withdraw_entry(entry=entry, by=author)
        messages.success(request, _("You took your entry back."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("entries:show-entry", entry.pk)


@never_cache
@authors_only
def answer_question(request: HttpRequest, author: Author, pk: int, question: int) -> HttpResponseBase:
    entry = get_own_or_404(author, pk)
    asked = get_object_or_404(entry.questions.select_related("entry"), pk=question)
    if request.method != "POST":
        return redirect(reverse("entries:show-entry", args=[pk]) + f"#vraag-{question}")
    form, status = AnswerForm(request.POST, question=asked), 422
    if form.is_valid():
        try:
            heard = services.answer_question(question=asked, by=author, answer=form.cleaned_data["answer"])
        except DomainError as refused:
            form.add_error(None, str(refused))
            status = writing.status_of(refused)
        else:
            # To the top of the page, where this is read.
            messages.success(request, WHO_HEARS[heard])
            return redirect("entries:show-entry", pk)
    return _show(request, author, get_own_or_404(author, pk), wrong=form, status=status)


def _show(
    request: HttpRequest, author: Author, entry: Entry, *, wrong: AnswerForm | None = None, status: int = 200
) -> HttpResponseBase:
    """`wrong`: an answer that was not sent, with what was typed."""
    standing = standing_of(entry, entry.challenge.phase_at(timezone.now()))
    forms = {one.pk: AnswerForm(question=one) for one in entry.questions.all() if one in standing.waiting}
    if wrong is not None:
        forms[wrong.question.pk] = wrong
    context = _context(entry, author, standing=standing, form=wrong)
    context["questions"] = [(one, forms.get(one.pk)) for one in entry.questions.all()]
    return render(request, "entries/show_entry.html", context, status=status)


def _context(entry: Entry, author: Author, **more: Any) -> writing.Context:
    return {"page": entry.challenge, "entry": entry, "author": author, **more}
