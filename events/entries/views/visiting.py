"""Taking part without an account: the idea first, then a code by mail, and then a draft of what was typed."""

from datetime import datetime
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.core.form_media import media_of
from cop.core.kept_text import keep_text
from events.challenges.models import ChallengePage
from events.entries import services, sessions
from events.entries.authors import Author
from events.entries.clock import arrival
from events.entries.forms import EntryForm, PublicEntryForm
from events.entries.models import Entry
from events.entries.services.erasing import MONTHS
from events.entries.views import writing
from events.entries.views.asking_codes import send_code, why_no_code

MOST_A_MINUTE = 5  # forms from one network address


def enter(request: HttpRequest, page: ChallengePage, *, is_open: bool) -> HttpResponseBase:
    """Where only members take part, a visitor signs in first. What they sent is kept either way."""
    if not page.open_to_students or page.members_only:
        if request.method == "POST":
            keep_text(request)
        return redirect_to_login(request.path)
    if request.method == "POST":
        return _receive(request, page)
    if not is_open:
        return writing.show_closed(request, page)
    typed = sessions.typed_for(request, page.pk)
    form = PublicEntryForm(QueryDict(typed) if typed else None, initial={"request_key": uuid4()})
    return _show(request, page, form, was_kept=bool(typed))


def start_typed(request: HttpRequest, author: Author, challenge: int) -> Entry | None:
    """Makes a draft of what was typed before the code; None when there was nothing, or it cannot be one."""
    typed, page = sessions.typed_for(request, challenge), ChallengePage.objects.live().filter(pk=challenge).first()
    if not typed or page is None:
        return None
    own = author.entry_for(page)
    if own is not None:
        return own
    form = EntryForm(QueryDict(typed))

    def save(arrived: datetime) -> services.Saved:
        key = form.cleaned_data["request_key"] or uuid4()
        return services.start_entry(challenge=page, by=author, request_key=key, answers=form.answers, arrived=arrived)

    saved, _status = writing.keep(form, save, arrival())
    if saved is None:
        return None
    sessions.forget_typed(request)
    if saved.is_late:
        messages.warning(request, _("The deadline has passed. Your text is kept as a draft that you can read."))
    return saved.entry


def _receive(request: HttpRequest, page: ChallengePage) -> HttpResponseBase:
    form, status = PublicEntryForm(request.POST), 422
    sessions.keep_typed(request, page.pk)
    if form.is_valid():
        why_not = why_no_code(request, action="enter", most=MOST_A_MINUTE)
        if not why_not:
            return _send_code(request, page, form)
        form.add_error(None, why_not)
        status = 429
    return _show(request, page, form, status=status)


def _send_code(request: HttpRequest, page: ChallengePage, form: PublicEntryForm) -> HttpResponseBase:
    who = {name: form.cleaned_data[name] for name in ("email", "name", "organisation")}
    send_code(request, {**who, "challenge": page.pk, "next": request.path}, is_robot=form.is_robot)
    return redirect("entries:enter-code")


def _show(
    request: HttpRequest, page: ChallengePage, form: PublicEntryForm, *, was_kept: bool = False, status: int = 200
) -> HttpResponseBase:
    context = {"page": page, "form": form, "media": media_of(form, request), "months": MONTHS, "was_kept": was_kept}
    return render(request, "entries/enter_public.html", context, status=status)
