"""Adding a file to a workshop that is being written; a form of its own, so that a refused file costs no text."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.publishing.access import writers_only
from cop.publishing.contributions import type_of
from cop.publishing.forms import AttachmentForm
from cop.publishing.permissions import get_contribution_or_404
from cop.publishing.views.edit import Editing
from knowledge.workshops import services
from knowledge.workshops.contribution import MATERIALS
from knowledge.workshops.models import WorkshopPage


@writers_only
@require_POST
def add_material(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = get_contribution_or_404(request.user, pk)
    if not isinstance(page, WorkshopPage):
        raise Http404
    version = page.get_latest_revision_as_object()
    form = AttachmentForm(request.POST, request.FILES, auto_id="id_file_%s")
    token = request.POST.get("token", "")
    if form.is_valid():
        given = {"upload": form.cleaned_data["file"], "title": form.cleaned_data["title"], "token": token}
        try:
            services.add_material(workshop=version, by=request.user, **given)
        except ValidationError as refused:
            form.add_error("file", refused.messages)
        except DomainError as refused:
            form.add_error("file", str(refused))
    if form.errors:
        editing = Editing(request, page, version, type_of(page), MATERIALS)
        return editing.render(editing.form(), token=token, status=422, upload_form=form)
    messages.success(request, _("The file has been added. Say below what it is for."))
    return redirect("publishing:edit-step", pk, MATERIALS.slug)
