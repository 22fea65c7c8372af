"""The button for a file in a step of which the rows may be files."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST

from cop.publishing.access import writers_only
from cop.publishing.file_rows import FileRowsStepForm
from cop.publishing.views.edit import save_step
from cop.publishing.views.editing import editing_or_404


@writers_only
@require_POST
def add_row_file(request: HttpRequest, pk: int, step: str) -> HttpResponseBase:
    """What was typed in the step is saved first; a file is added to what stands then."""
    editing = editing_or_404(request, pk, step)
    if editing.step.address is not None:
        raise Http404
    form = editing.form(request.POST)
    if not isinstance(form, FileRowsStepForm):
        raise Http404
    return save_step(editing, form, saves="token" in request.POST and form.was_typed, adds_file=True)
