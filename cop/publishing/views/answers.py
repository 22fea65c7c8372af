"""What every form for writing answers: saved, refused, or changed by somebody else; to a person and to autosave."""

from django.http import JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cop.core.errors import Conflict, DomainError
from cop.publishing.errors import EditConflict
from cop.publishing.forms import StepForm
from cop.publishing.services import SavedDraft


def autosaved(saved: SavedDraft, form: StepForm, **more: str) -> JsonResponse:
    """What js/publishing.js reads: the token to go on with, and which answers were left out."""
    problems = {name: [str(message) for message in sentences] for name, sentences in form.errors.items()}
    return JsonResponse({"token": saved.token, "saved": saved_sentence(), "problems": problems, **more})


def autosave_refused(refused: DomainError) -> JsonResponse:
    return JsonResponse(
        {"refused": str(refused), "conflict": isinstance(refused, EditConflict)}, status=status_of(refused)
    )


def status_of(refused: DomainError) -> int:
    return 409 if isinstance(refused, Conflict) else 403


def saved_sentence() -> str:
    return _("Saved at %(time)s") % {"time": date_format(timezone.localtime(), "H:i")}
