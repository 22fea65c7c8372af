"""The page on which a member follows a workshop alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cop.core.access import admitted_only
from cop.core.errors import DomainError
from knowledge.self_study import services
from knowledge.self_study.models import Certificate
from knowledge.self_study.permissions import get_followed_or_404
from knowledge.self_study.progress import progress_of
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.programme import programme_of

WORD = "zelf"
members_only = admitted_only(gettext_lazy("You can follow a workshop once you have been admitted."))


def follow_workshop(request: HttpRequest, workshop: WorkshopPage) -> HttpResponseBase:
    """Its own door: a visitor signs in and comes back here."""
    if not workshop.live or not workshop.self_paced:
        raise Http404
    return _page(request, workshop=workshop)


@members_only
def _page(request: HttpRequest, *, workshop: WorkshopPage) -> HttpResponse:
    context = {**workshop.get_context(request), "sharing": None, **_standing(request, workshop)}
    return TemplateResponse(request, "self_study/follow_workshop.html", context)


@members_only
@require_POST
def tick_part(request: HttpRequest, workshop: int, key: UUID) -> HttpResponseBase:
    """Ticks it off, or opens it again: the button says which, so that a form sent twice does the same twice."""
    followed = get_followed_or_404(request.user, workshop)
    opens = request.POST.get("open") == "1"
    act = services.untick_part if opens else services.tick_part
    refused = ""
    try:
        act(workshop=followed, by=request.user, part_key=key)
    except DomainError as error:
        refused = str(error)
    if getattr(request, "htmx", False):
        context = {"page": followed, **_standing(request, followed), "refused": refused, "ticked": str(key)}
        return render(request, "self_study/_parts.html", context)
    if refused:
        messages.error(request, refused)
    return redirect(f"{followed.get_url(request)}{WORD}/#deel-{key}")


@members_only
@require_POST
def get_certificate(request: HttpRequest, workshop: int) -> HttpResponseBase:
    followed = get_followed_or_404(request.user, workshop)
    try:
        services.issue_certificate(workshop=followed, by=request.user)
    except DomainError as refused:
        messages.error(request, str(refused))
        return redirect(f"{followed.get_url(request)}{WORD}/")
    messages.success(request, _("Here is your certificate."))
    return redirect("self-study:list-certificates")


def _standing(request: HttpRequest, workshop: WorkshopPage) -> dict[str, Any]:
    programme = programme_of(workshop, for_facilitator=False)
    own = Certificate.objects.filter(member=request.user, workshop=workshop)
    progress = progress_of(workshop, request.user, [row.part for row in programme.rows])
    return {
        "progress": progress,
        "rows": [(row, with_files.materials) for row, with_files in zip(progress.rows, programme.rows, strict=True)],
        "general": programme.general,
        "certificate": own.first(),
    }
