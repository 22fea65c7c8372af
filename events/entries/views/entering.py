"""Taking part in a challenge: `meedoen/` under its address, for members and, where it is open to them, for others."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cop.core.form_media import media_of
from cop.core.kept_text import keep_text, take_kept_text
from cop.publishing.access import is_autosave
from cop.search.pace import is_within_pace
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.entries import services, sessions
from events.entries.authors import Author
from events.entries.forms import EntryForm, PublicEntryForm
from events.entries.models import Entry
from events.entries.services.erasing import MONTHS
from events.entries.views import writing

WORD = "meedoen"
MOST_A_MINUTE = 5  # forms from one network address


def enter(request: HttpRequest, page: ChallengePage) -> HttpResponseBase:
    author = sessions.author_of(request)
    if author.member is None and author.entrant is None:
        return _enter_without_account(request, page)
    own = Entry.objects.filter(challenge=page, **author.as_columns()).exclude(state="withdrawn").first()
    if own is not None and request.method != "POST":
        return redirect("entries:show-entry", own.pk)
    if author.member is not None and not author.may_enter(page):
        raise PermissionDenied(_("You can take part once you have been admitted."))
    return _enter(request, page, author)


def _enter(request: HttpRequest, page: ChallengePage, author: Author) -> HttpResponseBase:
    phase = page.phase_at(timezone.now())
    if request.method != "POST":
        if phase != Phase.OPEN:
            return render(request, "entries/closed.html", {"page": page, "phase": phase.value})
        typed = sessions.typed_for(request, page.pk)
        kept = take_kept_text(request) or (QueryDict(typed) if typed else None)
        form = EntryForm(kept, initial={"request_key": uuid4()})
        return writing.show_form(request, form, {"page": page, "author": author, "was_kept": bool(kept)})
    form = EntryForm(request.POST)
    key = form.data.get("request_key")

    def save() -> services.Saved:
        saved = services.start_entry(
            challenge=page,
            by=author,
            request_key=form.cleaned_data["request_key"] or uuid4(),
            answers=form.answers,
            team=form.team,
        )
        return _submitted(saved, author, form) if request.POST.get("then") == "submit" else saved

    saved, status = writing.keep(request, form, author, save)
    if is_autosave(request):
        return writing.autosaved(form, saved, status)
    if saved is not None:
        sessions.forget_typed(request)
        answer = writing.after_saving(request, form, saved.entry, author)
        if answer is not None:
            return answer
    context = {"page": page, "author": author, "key": key, "entry": saved.entry if saved else None}
    return writing.show_form(request, form, context, 422 if status == 200 else status)


def _submitted(saved: services.Saved, author: Author, form: EntryForm) -> services.Saved:
    if saved.is_late:
        return saved
    version = saved.entry.version
    return services.submit_entry(entry=saved.entry, by=author, version=version, answers=form.answers, team=form.team)


def _enter_without_account(request: HttpRequest, page: ChallengePage) -> HttpResponseBase:
    """Where only members take part, a visitor signs in first. What they sent is kept either way."""
    if not page.open_to_students or page.members_only:
        if request.method == "POST":
            keep_text(request)
        return redirect_to_login(request.path)
    phase = page.phase_at(timezone.now())
    if phase != Phase.OPEN and request.method != "POST":
        return render(request, "entries/closed.html", {"page": page, "phase": phase.value})
    typed = sessions.typed_for(request, page.pk)
    data = request.POST if request.method == "POST" else QueryDict(typed) if typed else None
    form = PublicEntryForm(data, initial={"request_key": uuid4()})
    status = 200
    if request.method == "POST":
        sessions.keep_typed(request, page.pk)
        status = 422
        if form.is_valid() and is_within_pace(request, action="enter", most=MOST_A_MINUTE):
            return _send_code(request, page, form)
        if not form.errors:
            form.add_error(None, _("That was fast. Wait a minute, then send it again. Your text is kept."))
            status = 429
    context = {
        "page": page,
        "form": form,
        "media": media_of(form, request),
        "months": MONTHS,
        "was_kept": request.method == "GET" and bool(typed),
    }
    return render(request, "entries/enter_public.html", context, status=status)


def _send_code(request: HttpRequest, page: ChallengePage, form: PublicEntryForm) -> HttpResponseBase:
    data = form.cleaned_data
    request.session[sessions.ASKED] = {
        "email": data["email"],
        "name": data["name"],
        "organisation": data["organisation"],
        "challenge": page.pk,
        "next": request.path,
    }
    if not form.is_robot:
        services.ask_code(email=data["email"], next_url=request.path)
    return redirect("entries:enter-code")


def start_typed(request: HttpRequest, author: Author, challenge: int) -> Entry | None:
    """Makes a draft of what was typed before the code; None when there was nothing, or it cannot be one."""
    typed, page = sessions.typed_for(request, challenge), ChallengePage.objects.live().filter(pk=challenge).first()
    if not typed or page is None:
        return None
    form = EntryForm(QueryDict(typed))
    own = Entry.objects.filter(challenge=page, **author.as_columns()).exclude(state="withdrawn").first()
    if own is not None:
        return own
    saved, _status = writing.keep(
        request,
        form,
        author,
        lambda: services.start_entry(
            challenge=page, by=author, request_key=form.cleaned_data["request_key"] or uuid4(), answers=form.answers
        ),
    )
    if saved is None:
        return None
    sessions.forget_typed(request)
    if saved.is_late:
        messages.warning(request, _("The deadline has passed. Your text is kept as a draft that you can read."))
    return saved.entry
