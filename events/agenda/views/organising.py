"""Copying, repeating, changing and cancelling: what an organiser does with an event beside writing it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.publishing.access import writers_only
from cop.publishing.permissions import get_contribution_or_404
from events.agenda import services
from events.agenda.models import EventPage
from events.agenda.organising_forms import CancelForm, RepeatForm, RestoreForm
from events.agenda.services.restoring import cancelled_with
from events.agenda.services.series_changes import following


def event_to_organise_or_404(request: HttpRequest, pk: int) -> EventPage:
    """Raises PermissionDenied for who organised it and may not any more; to others a draft does not exist."""
    page = get_contribution_or_404(request.user, pk)
    if not isinstance(page, EventPage):
        raise Http404
    return page


@writers_only
@require_POST
def copy_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    event = event_to_organise_or_404(request, pk)
    try:
        key = UUID(request.POST.get("request_key", ""))
    except ValueError:
        key = uuid4()
    copied = services.copy_event(event=event, by=request.user, request_key=key)
    messages.success(request, _("This is a copy without a date. Give it one."))
    return redirect("publishing:edit-step", copied.pk, "wanneer")


@writers_only
def repeat_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    """First shows the days; makes the events only when those were seen."""
    event = event_to_organise_or_404(request, pk)
    if event.starts_at is None or not event.live:
        messages.error(request, _("Publish this event first; then it can be repeated."))
        return redirect("publishing:show-contribution", pk)
    first = timezone.localdate(event.starts_at)
    if request.method != "POST":
        form = RepeatForm(first=first, initial={"request_key": uuid4(), "every": "week"})
        return _repeat(request, event, form)
    form = RepeatForm(request.POST, first=first)
    if not form.is_valid():
        return _repeat(request, event, form, status=422)
    try:
        if request.POST.get("then") != "make":
            return _repeat(request, event, form, moments=services.moments_of_series(event=event, rule=form.rule()))
        key = form.cleaned_data["request_key"]
        made = services.make_series(event=event, by=request.user, rule=form.rule(), request_key=key)
    except DomainError as refused:
        form.add_error(None, str(refused))
        return _repeat(request, event, form, status=422)
    said = ngettext("%(number)s event has been added.", "%(number)s events have been added.", len(made))
    messages.success(request, said % {"number": len(made)})
    return redirect(event.get_url(request))


@writers_only
def cancel_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks why first."""
    event = event_to_organise_or_404(request, pk)
    number = following(event).count()
    form = CancelForm(request.POST or None, has_following=number > 0)
    context: dict[str, Any] = {"event": event, "form": form, "following": number}
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/cancel.html", context, status=422 if form.errors else 200)
    try:
        services.cancel_event(
            event=event,
            by=request.user,
            reason=form.cleaned_data["reason"],
            with_following=form.cleaned_data.get("with_following", False),
        )
    except DomainError as refused:
        form.add_error(None, str(refused))
        return render(request, "agenda/cancel.html", context, status=409)
    messages.success(request, _("It is cancelled. The page stays and says so."))
    return redirect(event.get_url(request))


@writers_only
def restore_event(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks first: people are told."""
    event = event_to_organise_or_404(request, pk)
    number = cancelled_with(event).count()
    form = RestoreForm(request.POST or None, has_following=number > 0)
    context: dict[str, Any] = {"event": event, "form": form, "following": number}
    if request.method != "POST":
        return render(request, "agenda/restore.html", context)
    try:
        with_following = request.POST.get("with_following") == "on" and number > 0
        services.restore_event(event=event, by=request.user, with_following=with_following)
    except DomainError as refused:
        return render(request, "agenda/restore.html", {**context, "refused": str(refused)}, status=409)
    messages.success(request, _("It goes on after all. Who was registered is told."))
    return redirect(event.get_url(request))


@writers_only
def change_following(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Shows which events follow; changes those when asked."""
    event = event_to_organise_or_404(request, pk)
    if request.method != "POST":
        later = following(event).order_by("starts_at")
        return render(request, "agenda/change_following.html", {"event": event, "later": later})
    try:
        changed, left = services.change_following(event=event, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect("agenda:change-following", pk)
    said = ngettext("%(number)s event has been changed.", "%(number)s events have been changed.", len(changed))
    messages.success(request, said % {"number": len(changed)})
    if left:
        days = "; ".join(one.when for one in left)
        messages.warning(request, _("Left alone, because somebody is changing it: %(days)s") % {"days": days})
    return redirect(event.get_url(request))


def _repeat(request: HttpRequest, event: EventPage, form: RepeatForm, **context: Any) -> HttpResponseBase:
    status = context.pop("status", 200)
    return render(request, "agenda/repeat.html", {"event": event, "form": form, **context}, status=status)
