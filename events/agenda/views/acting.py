"""What organisers do with an event, the same in the site and in the admin: asked first, then one service, then a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cop.core.errors import DomainError
from events.agenda import services
from events.agenda.acts import CANCEL, CHANGE_FOLLOWING, REPEAT, RESTORE, acts_open
from events.agenda.models import EventPage
from events.agenda.organising_forms import CancelForm, RepeatForm, RestoreForm
from events.agenda.services.restoring import cancelled_with
from events.agenda.services.series_changes import following


@dataclass(frozen=True)
class Desk:
    """Where one organises. `templates`: their folder; `back`: where one goes afterwards; `heads`: more for a template."""

    templates: str
    back: Callable[[HttpRequest, EventPage], str]
    to_publish: Callable[[EventPage], str]
    heads: Callable[[str], dict[str, Any]] = lambda _act: {}

    def show(self, request: HttpRequest, act: str, event: EventPage, **context: Any) -> HttpResponseBase:
        status = context.pop("status", 200)
        shown = {"event": event, "back": self.back(request, event), **self.heads(act), **context}
        return render(request, f"{self.templates}/{act}.html", shown, status=status)

    def leave(self, request: HttpRequest, event: EventPage) -> HttpResponseBase:
        return redirect(self.back(request, event))


#: {act: why it cannot be done, when it cannot}. What the services say who are asked all the same.
CLOSED = {
    REPEAT: gettext_lazy("This event is part of a series already, or is cancelled."),
    CANCEL: gettext_lazy("This event is cancelled already, is over, or is not published."),
    RESTORE: gettext_lazy("This event is not cancelled, is over, or is not published."),
    CHANGE_FOLLOWING: gettext_lazy("This event is in no series, or is not published."),
}


def closed(request: HttpRequest, act: str, event: EventPage, desk: Desk) -> HttpResponseBase | None:
    """Said before somebody fills in a form in vain."""
    if request.method == "POST" or act in acts_open(event):
        return None
    messages.error(request, CLOSED[act])
    return desk.leave(request, event)


def repeat(request: HttpRequest, event: EventPage, desk: Desk) -> HttpResponseBase:
    """First shows the days; makes the events only when those were seen."""
    if refused := _unpublished(request, event, desk) or closed(request, REPEAT, event, desk):
        return refused
    first = timezone.localdate(event.starts_at)
    if request.method != "POST":
        form = RepeatForm(first=first, initial={"request_key": uuid4(), "every": "week"})
        return desk.show(request, "repeat", event, form=form)
    form = RepeatForm(request.POST, first=first)
    if not form.is_valid():
        return desk.show(request, "repeat", event, form=form, status=422)
    try:
        if request.POST.get("then") != "make":
            moments = services.moments_of_series(event=event, rule=form.rule())
            return desk.show(request, "repeat", event, form=form, moments=moments)
        key = form.cleaned_data["request_key"]
        made = services.make_series(event=event, by=request.user, rule=form.rule(), request_key=key)
    except DomainError as refused:
        form.add_error(None, str(refused))
        return desk.show(request, "repeat", event, form=form, status=422)
    said = ngettext("%(number)s event has been added.", "%(number)s events have been added.", len(made))
    messages.success(request, said % {"number": len(made)})
    return desk.leave(request, event)


def _unpublished(request: HttpRequest, event: EventPage, desk: Desk) -> HttpResponseBase | None:
    if event.starts_at is not None and event.live:
        return None
    messages.error(request, _("Publish this event first; then it can be repeated."))
    return redirect(desk.to_publish(event))


def cancel(request: HttpRequest, event: EventPage, desk: Desk) -> HttpResponseBase:
    """Asks why first."""
    if refused := closed(request, CANCEL, event, desk):
        return refused
    number = following(event).count()
    form = CancelForm(request.POST or None, has_following=number > 0)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return desk.show(request, "cancel", event, form=form, following=number, status=status)
    try:
        cancelled = services.cancel_event(
            event=event,
            by=request.user,
            reason=form.cleaned_data["reason"],
            with_following=form.cleaned_data.get("with_following", False),
        )
    except DomainError as refused:
        form.add_error(None, str(refused))
        return desk.show(request, "cancel", event, form=form, following=number, status=409)
    said = ngettext(
        "It is cancelled. The page stays and says so.",
        "%(number)s events are cancelled. Their pages stay and say so.",
        len(cancelled),
    )
    messages.success(request, said % {"number": len(cancelled)})
    return desk.leave(request, event)


def restore(request: HttpRequest, event: EventPage, desk: Desk) -> HttpResponseBase:
    """Asks first: people are told."""
    if refused := closed(request, RESTORE, event, desk):
        return refused
    number = cancelled_with(event).count()
    form = RestoreForm(request.POST or None, has_following=number > 0)
    if request.method != "POST":
        return desk.show(request, "restore", event, form=form, following=number)
    try:
        with_following = request.POST.get("with_following") == "on" and number > 0
        restored = services.restore_event(event=event, by=request.user, with_following=with_following)
    except DomainError as refused:
        return desk.show(request, "restore", event, form=form, following=number, refused=str(refused), status=409)
    said = ngettext(
        "It goes on after all. Who was registered is told.",
        "%(number)s events go on after all. Who was registered is told.",
        len(restored),
    )
    messages.success(request, said % {"number": len(restored)})
    return desk.leave(request, event)


def change_following(request: HttpRequest, event: EventPage, desk: Desk) -> HttpResponseBase:
    """Shows which events follow; changes those when asked."""
    if refused := closed(request, CHANGE_FOLLOWING, event, desk):
        return refused
    if request.method != "POST":
        return desk.show(request, "change_following", event, later=following(event).order_by("starts_at"))
    try:
        changed, left = services.change_following(event=event, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect(request.path)
    said = ngettext("%(number)s event has been changed.", "%(number)s events have been changed.", len(changed))
    messages.success(request, said % {"number": len(changed)})
    if left:
        days = "; ".join(one.when for one in left)
        said = _("Left alone, because somebody is changing it or the clock skips its time that night: %(days)s")
        messages.warning(request, said % {"days": days})
    return desk.leave(request, event)
