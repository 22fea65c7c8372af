"""Files with a report: they go along with the form, so that choosing one costs no text."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.publishing.forms import AttachmentForm
from knowledge.replications import services
from knowledge.replications.models import Replication
from knowledge.replications.permissions import get_own_report_or_404

TAKE_OFF = "take-off-"
PLACE = "#bestanden"


@dataclass(frozen=True)
class Handled:
    """The token to go on with; what was done, in a sentence; or the form that says what is wrong with the file."""

    token: str
    done: str = ""
    problem: AttachmentForm | None = None

    @property
    def place(self) -> str:
        return PLACE if self.done else ""


def no_file() -> AttachmentForm:
    """The form before a file is chosen; a report does well without one."""
    form = AttachmentForm()
    form.fields["file"].required = False
    return form


def handle_files(request: HttpRequest, pk: int, token: str) -> Handled:
    """Adds the file that was chosen and takes off the one whose button was pressed; `token` is of the saved draft."""
    pressed = request.POST.get("then", "")
    if pressed.startswith(TAKE_OFF):
        return _take_off(request, pk, token, pressed.removeprefix(TAKE_OFF))
    if "file" in request.FILES or pressed == "attach":
        return _add(request, pk, token)
    return Handled(token)


def _add(request: HttpRequest, pk: int, token: str) -> Handled:
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        upload, title = form.cleaned_data["file"], form.cleaned_data["title"]
        try:
            saved = services.add_attachment(
                report=_newest(request, pk), by=request.user, upload=upload, title=title, token=token
            )
            return Handled(saved.token, done=_("The file has been added."))
        except ValidationError as refused:
            form.add_error("file", refused.messages)
        except DomainError as refused:
            form.add_error("file", str(refused))
    return Handled(token, problem=form)


def _take_off(request: HttpRequest, pk: int, token: str, document: str) -> Handled:
    if not document.isascii() or not document.isdigit():
        return Handled(token)
    saved = services.remove_attachment(
        report=_newest(request, pk), by=request.user, document_id=int(document), token=token
    )
    return Handled(saved.token, done=_("The file has been taken off."))


def _newest(request: HttpRequest, pk: int) -> Replication:
    return get_own_report_or_404(request.user, pk).get_latest_revision_as_object()
