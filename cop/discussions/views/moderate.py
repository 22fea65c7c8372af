"""What moderators do from the thread itself."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import Conflict, DomainError
from cop.discussions import services
from cop.discussions.forms import HideForm, MergeForm, MoveForm, ReasonForm, RestoreForm
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.permissions import get_thread_or_404, may_moderate
from cop.discussions.views.post import address_of
from cop.publishing.access import writers_only


@writers_only
def close(request: HttpRequest, thread: int) -> HttpResponseBase:
    """Asks the reason; everybody in the thread reads it."""
    found = _thread(request, thread)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.close_thread(thread=found, by=request.user, reason=form.cleaned_data["reason"])
        return redirect(found.get_url(request))
    return _ask(request, found, form, title=_("Close this discussion"), button=_("Close"))


@writers_only
@require_POST
def reopen(request: HttpRequest, thread: int) -> HttpResponseBase:
    found = _thread(request, thread)
    services.reopen_thread(thread=found, by=request.user)
    return redirect(found.get_url(request))


@writers_only
@require_POST
def pin(request: HttpRequest, thread: int) -> HttpResponseBase:
    found = _thread(request, thread)
    services.pin_thread(thread=found, by=request.user, pinned=not found.is_pinned)
    return redirect(found.get_url(request))


@writers_only
def move(request: HttpRequest, thread: int) -> HttpResponseBase:
    found = _thread(request, thread)
    form = MoveForm(request.POST or None, thread=found)
    if request.method == "POST" and form.is_valid():
        moved = services.move_thread(thread=found, channel=form.cleaned_data["channel"], by=request.user)
        return redirect(moved.get_url(request))
    return _ask(request, found, form, title=_("Move to another channel"), button=_("Move"))


@writers_only
def merge(request: HttpRequest, thread: int) -> HttpResponseBase:
    found = _thread(request, thread)
    form = MergeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.merge_threads(source=found, target=form.cleaned_data["address"], by=request.user)
            return redirect(kept.get_url(request))
        except Conflict as refused:
            form.add_error("address", str(refused))
    return _ask(request, found, form, title=_("Merge with another discussion"), button=_("Merge"))


@writers_only
def hide(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    """Hides a post; the author reads the reason, and who reported it is answered."""
    found, post = _post(request, thread, number)
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return _decide(request, found, number, lambda: services.hide_post(post=post, by=request.user, **said))
    return _ask(request, found, form, title=_("Hide this post"), button=_("Hide"))


@writers_only
def restore(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    """Puts a hidden post back; the author and who reported it read why."""
    found, post = _post(request, thread, number)
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return _decide(request, found, number, lambda: services.restore_post(post=post, by=request.user, **said))
    return _ask(request, found, form, title=_("Put this post back"), button=_("Put back"))


@writers_only
@require_POST
def admit(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    found, post = _post(request, thread, number)
    return _decide(request, found, number, lambda: services.admit_post(post=post, by=request.user))


def _decide(request: HttpRequest, thread: ThreadPage, number: int, act: Callable[[], object]) -> HttpResponseBase:
    try:
        act()
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect(address_of(thread, number))


def _thread(request: HttpRequest, pk: int) -> ThreadPage:
    found = get_thread_or_404(request.user, pk)
    if not may_moderate(request.user):
        raise PermissionDenied(_("Only moderators do this."))
    return found


def _post(request: HttpRequest, pk: int, number: int) -> tuple[ThreadPage, Reply | ThreadPage]:
    found = _thread(request, pk)
    return found, get_object_or_404(Reply, thread=found, number=number) if number else found


def _ask(request: HttpRequest, thread: ThreadPage, form: Any, *, title: str, button: str) -> HttpResponseBase:
    context = {"page": thread, "form": form, "title": title, "button": button}
    return render(request, "discussions/ask_moderator.html", context, status=422 if form.errors else 200)
