"""Adding a file to a step of which the rows may be files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.publishing import services
from cop.publishing.access import writers_only
from cop.publishing.file_rows import FileRowsStepForm
from cop.publishing.tokens import token_of
from cop.publishing.views.edit import editing_or_404


@writers_only
@require_POST
def add_row_file(request: HttpRequest, pk: int, step: str) -> HttpResponseBase:
    editing = editing_or_404(request, pk, step)
    shown = editing.form()
    if not isinstance(shown, FileRowsStepForm):
        raise Http404
    form = shown.upload(request.POST, request.FILES)
    if form.is_valid():
        told = form.cleaned_data
        given = {"upload": told["file"], "title": told["title"], "replaces": told.get("replaces")}
        try:
            services.add_row_file(page=editing.page, by=request.user, rows=shown.FILES, **given)
        except ValidationError as refused:
            form.add_error("file", refused.messages)
        except DomainError as refused:
            form.add_error("file", str(refused))
    if form.errors:
        return editing.render(shown, token=token_of(editing.page), status=422, upload_form=form)
    messages.success(request, _("The file has been added."))
    return redirect("publishing:edit-step", pk, editing.step.slug)
