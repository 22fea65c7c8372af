"""Adding and removing files; a form of their own, so that a refused file costs no text."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.publishing import services
from cop.publishing.access import writers_only
from cop.publishing.contributions import ContributionType, Step, type_of
from cop.publishing.forms import AttachmentForm
from cop.publishing.permissions import get_contribution_or_404
from cop.publishing.views.editing import Editing


@writers_only
@require_POST
def add_attachment(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    kind = type_of(page)
    step = _step_or_404(kind)
    version = page.get_latest_revision_as_object()
    form = AttachmentForm(request.POST, request.FILES)
    token = request.POST.get("token", "")
    if form.is_valid():
        try:
            services.add_attachment(
                page=version,
                by=request.user,
                upload=form.cleaned_data["file"],
                title=form.cleaned_data["title"],
                token=token,
            )
        except ValidationError as refused:
            form.add_error("file", refused.messages)
        except DomainError as refused:
            form.add_error("file", str(refused))
    if form.errors:
        editing = Editing(request, page, version, kind, step)
        return editing.render(editing.form(), token=token, status=422, attachment_form=form)
    messages.success(request, _("The file has been added."))
    return redirect("publishing:edit-step", pk, step.slug)


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
