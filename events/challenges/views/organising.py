"""Copying, deciding and withdrawing: what an organiser does with a challenge beside writing it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.core.post_only import post_only
from cop.publishing.access import writers_only
from cop.publishing.permissions import get_contribution_or_404
from events.challenges import services
from events.challenges.deciding_forms import WithdrawForm
from events.challenges.models import ChallengePage


def challenge_to_organise_or_404(request: HttpRequest, pk: int) -> ChallengePage:
    """Raises PermissionDenied for who organised it and may not any more; to others a draft does not exist."""
    page = get_contribution_or_404(request.user, pk)
    if not isinstance(page, ChallengePage):
        raise Http404
    return page


def where_it_stands(request: HttpRequest, pk: int) -> str:
    """Its page, or for a draft where one goes on writing: there are the buttons."""
    challenge = challenge_to_organise_or_404(request, pk)
    address = challenge.get_url(request) if challenge.live else None
    return address or reverse("publishing:show-contribution", args=[challenge.pk])


@writers_only
@post_only(where_it_stands)
def copy_challenge(request: HttpRequest, pk: int) -> HttpResponseBase:
    challenge = challenge_to_organise_or_404(request, pk)
    try:
        key = UUID(request.POST.get("request_key", ""))
    except ValueError:
        key = uuid4()
    copied = services.copy_challenge(challenge=challenge, by=request.user, request_key=key)
    messages.success(request, _("This is a copy without dates. Give it some."))
    return redirect("publishing:edit-step", copied.pk, "data")


@writers_only
@post_only(where_it_stands)
def decide(request: HttpRequest, pk: int) -> HttpResponseBase:
    """`decision` is "selected" or "finished"."""
    challenge = challenge_to_organise_or_404(request, pk)
    act = services.finish if request.POST.get("decision") == "finished" else services.mark_selected
    try:
        act(challenge=challenge, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The challenge is in its next phase."))
    return redirect(challenge.get_url(request) or "/challenges/")


@writers_only
@post_only(where_it_stands)
def make_lesson(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Opens the form of the lesson; who did this before goes on with the same draft."""
    challenge = challenge_to_organise_or_404(request, pk)
    try:
        lesson = services.make_lesson(challenge=challenge, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect(challenge.get_url(request) or "/challenges/")
    messages.success(request, _("What you told of the challenge is in your draft. Add what a colleague must know."))
    return redirect("publishing:show-contribution", lesson.pk)


@writers_only
def withdraw_challenge(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks why first."""
    challenge = challenge_to_organise_or_404(request, pk)
    form = WithdrawForm(request.POST or None)
    context = {"challenge": challenge, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "challenges/withdraw.html", context, status=422 if form.errors else 200)
    try:
        services.withdraw_challenge(challenge=challenge, by=request.user, reason=form.cleaned_data["reason"])
    except DomainError as refused:
        form.add_error(None, str(refused))
        return render(request, "challenges/withdraw.html", context, status=409)
    messages.success(request, _("It is withdrawn. The page stays and says so."))
    return redirect(challenge.get_url(request) or "/challenges/")
