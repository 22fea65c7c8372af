"""Telling that one gave a workshop, changing it, and taking it back."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.kept_text import take_kept_text
from cop.publishing.access import writers_only
from knowledge.given import services
from knowledge.given.forms import RunForm
from knowledge.given.models import WorkshopRun
from knowledge.given.permissions import get_own_run_or_404, get_workshop_or_404


@writers_only
def log_run(request: HttpRequest, workshop: int) -> HttpResponseBase:
    given = get_workshop_or_404(request.user, workshop)
    kept = take_kept_text(request) if request.method == "GET" else None
    initial = {"request_key": uuid4(), "region": request.user.region_id}
    data = kept or (request.POST if request.method == "POST" else None)
    form = RunForm(data, parts=list(given.parts.all()), initial=initial)
    context = {"page": given, "organisation": request.user.organisation, "was_kept": bool(kept)}
    if request.method != "POST":
        return _render(request, form, context)

    def act() -> WorkshopRun:
        key = form.cleaned_data["request_key"]
        return services.log_run(workshop=given, by=request.user, request_key=key, **form.answers())

    return _save(request, form, context, act, _("Thank you. Colleagues see how it went."))


@writers_only
def change_run(request: HttpRequest, pk: int) -> HttpResponseBase:
    run = get_own_run_or_404(request.user, pk)
    kept = take_kept_text(request) if request.method == "GET" else None
    data = kept or (request.POST if request.method == "POST" else None)
    initial = {"request_key": run.request_key, "version": run.version}
    form = RunForm(data, instance=run, parts=list(run.parts.all()), initial=initial)
    context = {"page": run.workshop, "run": run, "organisation": run.organisation, "was_kept": bool(kept)}
    if request.method != "POST":
        return _render(request, form, context)

    def act() -> WorkshopRun:
        version = form.cleaned_data["version"] or 0
        return services.change_run(run=run, by=request.user, version=version, **form.answers())

    return _save(request, form, context, act, _("Changed. Colleagues see it like this now."))


@writers_only
def withdraw_run(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks first, since nothing brings it back."""
    run = get_own_run_or_404(request.user, pk)
    if request.method != "POST":
        return render(request, "given/withdraw_run.html", {"page": run.workshop, "run": run})
    try:
        services.withdraw_run(run=run, by=request.user)
        messages.success(request, _("You withdrew it. It does not count any more."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("given:list-own-runs")


@writers_only
def list_own_runs(request: HttpRequest) -> HttpResponseBase:
    own = WorkshopRun.objects.filter(author=request.user).exclude(state="withdrawn")
    runs = own.select_related("workshop", "region").order_by("-held_on", "-pk")[:200]
    return render(request, "given/list_own_runs.html", {"runs": runs})


def _save(request: HttpRequest, form: RunForm, context: dict[str, Any], act: Any, done: str) -> HttpResponseBase:
    """Everything that was typed stays, whatever is wrong with it."""
    status = 422
    if form.is_valid():
        try:
            run = act()
        except ValidationError as wrong:
            form.refuse(getattr(wrong, "error_dict", None) or {"": wrong.messages})
        except DomainError as refused:
            form.add_error(None, str(refused))
            status = 409 if isinstance(refused, Conflict) else 403 if isinstance(refused, NotAllowed) else 422
        else:
            messages.success(request, done)
            return redirect(run.address())
    return _render(request, form, context, status=status)


def _render(request: HttpRequest, form: RunForm, context: dict[str, Any], status: int = 200) -> HttpResponseBase:
    return render(request, "given/edit_run.html", {**context, "form": form}, status=status)
