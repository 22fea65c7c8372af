"""Where a contribution stands, and sending it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cop.core.errors import DomainError
from cop.publishing import services
from cop.publishing.access import writers_only
from cop.publishing.contributions import ContributionType, Step, type_of
from cop.publishing.errors import Incomplete
from cop.publishing.permissions import get_contribution_or_404, goes_live_at_once
from cop.publishing.services.submission import Submitted
from cop.publishing.state import with_states
from cop.publishing.tokens import token_of


@writers_only
def show_contribution(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _render(request, get_contribution_or_404(request.user, pk))


@writers_only
@require_POST
def submit_contribution(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    try:
        outcome = services.submit(page=page, by=request.user, token=request.POST.get("token", ""))
    except Incomplete as refused:
        return _render(request, page, status=422, problem=str(refused))
    except ValidationError as refused:
        return _render(request, page, status=422, wrong=_wrong_fields(page, refused))
    except DomainError as refused:
        return _render(request, page, status=409, problem=str(refused))
    if outcome is Submitted.PUBLISHED:
        messages.success(request, _("Published. Colleagues in other regions can read it now."))
        return redirect(Page.objects.get(pk=pk).get_url(request))
    messages.success(
        request, _("Sent. An editor reads it first; you get a mail when it is published or needs a change.")
    )
    return redirect("publishing:show-contribution", pk)


@writers_only
@require_POST
def withdraw_contribution(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    try:
        services.withdraw(page=page, by=request.user)
        messages.success(request, _("You have it back and can change it."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("publishing:show-contribution", pk)


@writers_only
def discard_contribution(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks first, since nothing brings a draft back."""
    page = get_contribution_or_404(request.user, pk)
    if request.method != "POST":
        return render(
            request, "publishing/discard.html", {"page": page, "version": page.get_latest_revision_as_object()}
        )
    was_published = page.first_published_at is not None
    try:
        services.discard_draft(page=page, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect("publishing:show-contribution", pk)
    messages.success(
        request, _("Your changes have been thrown away.") if was_published else _("The draft has been thrown away.")
    )
    return redirect("publishing:list-contributions")


def _render(request: HttpRequest, page: Page, *, status: int = 200, **context: Any) -> HttpResponseBase:
    version = page.get_latest_revision_as_object()
    kind = type_of(page)
    return render(
        request,
        "publishing/show_contribution.html",
        {
            "page": page,
            "version": version,
            "kind": kind,
            "contribution": with_states([page])[0],
            "missing": missing_by_step(kind, version.missing_for_publication()),
            "publishes_at_once": goes_live_at_once(request.user, page),
            "token": token_of(page),
            **context,
        },
        status=status,
    )


def missing_by_step(kind: ContributionType, missing: dict[str, str]) -> list[tuple[Step, str, str, str]]:
    """(step, id of the field in its form, label, sentence) for each field that is still empty."""
    return [
        (step, anchor, str(label), missing[name])
        for step in kind.steps
        for name, (anchor, label) in step.places().items()
        if name in missing
    ]


def _wrong_fields(page: Page, refused: ValidationError) -> list[tuple[str, list[str]]]:
    names = {field.name: str(getattr(field, "verbose_name", field.name)) for field in page._meta.get_fields()}
    return [(names.get(name, name), messages) for name, messages in refused.message_dict.items()]
