"""Adding and removing files of a step that has them beside its answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.publishing import services
from cop.publishing.access import writers_only
from cop.publishing.contributions import ContributionType, Step, type_of
from cop.publishing.permissions import get_contribution_or_404
from cop.publishing.views.edit import save_step
from cop.publishing.views.editing import editing_or_404


@writers_only
@require_POST
def add_attachment(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What was typed in the step is saved first; a file is added to what stands then."""
    step = _step_or_404(type_of(get_contribution_or_404(request.user, pk)))
    editing = editing_or_404(request, pk, step.slug)
    form = editing.form(request.POST)
    return save_step(editing, form, saves=any(name in request.POST for name in form.fields), adds_file=True)


@writers_only
@require_POST
def remove_attachment(request: HttpRequest, pk: int, document: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    step = _step_or_404(type_of(page))
    try:
        services.remove_attachment(
            page=page.get_latest_revision_as_object(),
            by=request.user,
            document_id=document,
            token=request.POST.get("token", ""),
        )
        messages.success(request, _("The file has been taken off."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("publishing:edit-step", pk, step.slug)


def _step_or_404(kind: ContributionType) -> Step:
    """Where files are added; some kinds of page have none, or have them in rows."""
    for step in kind.steps:
        if step.has_attachments:
            return step
    raise Http404
