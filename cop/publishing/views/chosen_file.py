"""A file that was chosen goes along with every button of its step: no browser chooses it again."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.publishing import services
from cop.publishing.file_rows import FileRowsStepForm, RowFileForm
from cop.publishing.forms import StepForm
from cop.publishing.views.editing import Editing


@dataclass(frozen=True)
class ChosenFile:
    """`refused` says beside the field why the file was not taken in; without it there was none, or it is in."""

    refused: RowFileForm | None = None


def take_in(editing: Editing, step: StepForm, *, is_asked: bool = False) -> ChosenFile:
    """Adds the file that came along to what stands now. `is_asked`: there has to be one."""
    if not isinstance(step, FileRowsStepForm):
        return ChosenFile()
    upload = step.upload(editing.request.POST, editing.request.FILES)
    if not is_asked and not upload.is_begun:
        return ChosenFile()
    if upload.is_valid():
        _add(editing, step, upload)
    if upload.errors:
        return ChosenFile(refused=upload)
    messages.success(editing.request, _("The file has been added."))
    return ChosenFile()


def _add(editing: Editing, step: FileRowsStepForm, form: RowFileForm) -> None:
    told = form.cleaned_data
    given = {"upload": told["file"], "title": told["title"], "replaces": told.get("replaces")}
    try:
        services.add_row_file(page=editing.page, by=editing.request.user, rows=step.FILES, **given)
    except ValidationError as wrong:
        form.add_error("file", wrong.messages)
    except DomainError as wrong:
        form.add_error("file", str(wrong))
