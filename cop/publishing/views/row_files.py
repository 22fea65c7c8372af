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
from cop.publishing.file_rows import FileRowsStepForm, RowFileForm
from cop.publishing.tokens import token_of
from cop.publishing.views.answers import saved_sentence
from cop.publishing.views.edit import Editing, editing_or_404, refused


@writers_only
@require_POST
def add_row_file(request: HttpRequest, pk: int, step: str) -> HttpResponseBase:
    """What was typed in the step is saved first; a file is added to what stands then."""
    editing = editing_or_404(request, pk, step)
    if editing.step.address is not None:
        raise Http404
    typed = editing.form(request.POST)
    if not isinstance(typed, FileRowsStepForm):
        raise Http404
    unsaved = _save_typed(editing, typed) if "token" in request.POST else None
    if unsaved is not None:
        return unsaved
    form = typed.upload(request.POST, request.FILES)
    if form.is_valid():
        _add(editing, typed, form)
    if form.errors:
        now = editing_or_404(request, pk, step)
        return now.render(now.form(), token=token_of(now.page), status=422, upload_form=form)
    messages.success(request, _("The file has been added."))
    return redirect("publishing:edit-step", pk, editing.step.slug)


def _save_typed(editing: Editing, typed: FileRowsStepForm) -> HttpResponseBase | None:
    """What to answer when what was typed could not be saved as it is; the file has to be chosen again then."""
    typed.is_valid()
    if not typed.was_typed:
        return None
    upload = typed.upload(editing.request.POST, editing.request.FILES)
    try:
        token = editing.request.POST["token"]
        saved = services.save_draft(page=typed.apply(), by=editing.request.user, token=token)
    except DomainError as error:
        return refused(editing, typed, error)
    if not typed.errors:
        return None
    upload.add_error("file", _("Choose this file again once what is wrong above is right."))
    return editing.render(typed, token=saved.token, status=422, saved=saved_sentence(), upload_form=upload)


def _add(editing: Editing, step: FileRowsStepForm, form: RowFileForm) -> None:
    """Says beside the field why a file is none for this page."""
    told = form.cleaned_data
    given = {"upload": told["file"], "title": told["title"], "replaces": told.get("replaces")}
    try:
        services.add_row_file(page=editing.page, by=editing.request.user, rows=step.FILES, **given)
    except ValidationError as wrong:
        form.add_error("file", wrong.messages)
    except DomainError as wrong:
        form.add_error("file", str(wrong))
