"""Beginning a contribution, and the list of one's own."""

from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.core.dashboard import panels_for
from cop.core.errors import NotAllowed
from cop.core.kept_text import take_kept_text
from cop.publishing import services
from cop.publishing.access import writers_only
from cop.publishing.contributions import contribution_types
from cop.publishing.forms import StartForm
from cop.publishing.permissions import get_type_or_404, kinds_to_start, may_start
from cop.publishing.state import contributions_of


@writers_only
def list_contributions(request: HttpRequest) -> HttpResponseBase:
    context = {
        "contributions": contributions_of(request.user),
        "kinds": kinds_to_start(request.user),
        "panels": panels_for(request.user, "contributions"),
    }
    return render(request, "publishing/list_contributions.html", context)


@writers_only
def start_contribution(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Asks the title; the draft is there from then on."""
    contribution = get_type_or_404(kind)
    others = [one for one in contribution_types() if one is not contribution and may_start(request.user, one)]
    if not may_start(request.user, contribution):
        raise PermissionDenied(_("You can write here once you have been admitted."))
    if request.method != "POST":
        kept = take_kept_text(request)
        form = StartForm(kept or None, initial={"request_key": uuid4()}, title_hint=contribution.title_hint)
        context = {"form": form, "kind": contribution, "others": others, "was_kept": bool(kept)}
        return render(request, "publishing/start.html", context)
    form = StartForm(request.POST, title_hint=contribution.title_hint)
    if not form.is_valid():
        context = {"form": form, "kind": contribution, "others": others}
        return render(request, "publishing/start.html", context, status=422)
    try:
        page = services.start_draft(
            kind=contribution,
            author=request.user,
            title=form.cleaned_data["title"],
            request_key=form.cleaned_data["request_key"],
        )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    return redirect("publishing:edit-step", page.pk, contribution.steps[0].slug)
