"""Opening one's own entries with a code from the mail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cop.core.kept_text import SESSION_KEY
from cop.core.pace import is_within_pace, who_asks
from cop.core.post_only import post_only
from events.entries import services, sessions
from events.entries.authors import Author
from events.entries.forms import CodeForm, EmailForm
from events.entries.models import Entrant
from events.entries.services.confirming import MINUTES
from events.entries.services.erasing import MONTHS
from events.entries.views.asking_codes import send_code, why_no_code, why_none
from events.entries.views.visiting import start_typed

MOST_A_MINUTE = 10  # from one network address


def ask_code(request: HttpRequest) -> HttpResponseBase:
    """The same answer whoever asks, known here or not."""
    form = EmailForm(request.POST if request.method == "POST" else None, label_suffix="")
    target, status = _target(request), 200
    if request.method == "POST":
        status = 422
        why_not = why_no_code(request, action="entry-code", most=MOST_A_MINUTE) if form.is_valid() else ""
        if form.is_valid() and not why_not:
            send_code(request, {"email": form.cleaned_data["email"], "next": target}, is_robot=form.is_robot)
            return redirect("entries:enter-code")
        if why_not:
            form.add_error(None, why_not)
            status = 429
    context = {"form": form, "target": target, "months": MONTHS}
    return render(request, "entries/ask_code.html", context, status=status)


@never_cache
def enter_code(request: HttpRequest) -> HttpResponseBase:
    asked = request.session.get(sessions.ASKED)
    if not asked:
        return redirect("entries:ask-code")
    form = CodeForm(request.POST if request.method == "POST" else None, label_suffix="")
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and is_within_pace(request, action="entry-code-try", most=MOST_A_MINUTE):
            entrant = services.confirm_code(
                email=asked["email"],
                code=form.cleaned_data["code"],
                asker=who_asks(request),
                own=asked.get("codes", ()),
                name=asked.get("name", ""),
                organisation=asked.get("organisation", ""),
            )
            if entrant is not None:
                return _opened(request, entrant, asked)
            form.add_error("code", _("This code is wrong or does not work any more. After five tries, ask a new one."))
        elif not form.errors:
            form.add_error(None, _("That was fast. Wait a minute, then try again."))
            status = 429
    context = {"form": form, "email": asked["email"], "minutes": MINUTES, "again": asked.get("next", "")}
    context["no_new_code"] = why_none(asked)
    return render(request, "entries/enter_code.html", context, status=status)


@post_only(lambda _request: reverse("entries:list-own-entries"))
def leave(request: HttpRequest) -> HttpResponseBase:
    """Closes one's entries in this browser, or in every one."""
    author = sessions.author_of(request)
    if author.entrant is not None and request.POST.get("where") == "everywhere":
        services.close_everywhere(entrant=author.entrant)
    sessions.close(request)
    messages.success(request, _("Closed. Ask a new code to see your entry again."))
    return redirect("entries:ask-code")


def _opened(request: HttpRequest, entrant: Entrant, asked: dict[str, Any]) -> HttpResponseBase:
    """On to the draft of what was typed before, or to where somebody was going."""
    sessions.open_for(request, entrant)
    request.session.pop(sessions.ASKED, None)
    challenge = asked.get("challenge")
    if challenge is None:
        return redirect(asked.get("next") or "entries:list-own-entries")
    typed = sessions.typed_for(request, challenge)
    entry = start_typed(request, Author(entrant=entrant), challenge)
    if entry is None:
        return redirect(asked["next"])
    still_typed = sessions.typed_for(request, challenge)
    target = redirect("entries:edit-entry", entry.pk)
    if still_typed:
        # There was an entry already: what was typed stands in its form, and nothing is overwritten before it is sent.
        request.session[SESSION_KEY] = {"path": target.url, "fields": typed}
        sessions.forget_typed(request)
        messages.warning(
            request, _("You have an entry already. Below stands what you just typed: save it, or leave it.")
        )
    else:
        messages.success(request, _("Your address is confirmed, and your text is kept. Add your team and files."))
    return target


def _target(request: HttpRequest) -> str:
    """Where somebody was going, on this site alone."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    fits = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if fits and wanted.startswith("/") else ""
