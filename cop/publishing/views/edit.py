"""The guided form: one step at a time, saved as a draft; autosave posts the same form."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.core.kept_text import take_kept_text
from cop.publishing import services
from cop.publishing.access import is_autosave, writers_only
from cop.publishing.errors import EditConflict
from cop.publishing.forms import StepForm
from cop.publishing.permissions import is_in_review
from cop.publishing.tokens import token_of
from cop.publishing.views.answers import autosave_refused, autosaved, saved_sentence, status_of
from cop.publishing.views.chosen_file import ChosenFile, take_in
from cop.publishing.views.editing import Editing, editing_or_404


@writers_only
def edit_step(request: HttpRequest, pk: int, step: str) -> HttpResponseBase:
    editing = editing_or_404(request, pk, step)
    if editing.step.address is not None:
        return redirect(editing.step.address(editing.page))
    if is_in_review(editing.page) and request.method != "POST":
        messages.info(request, _("An editor is reading this. Withdraw it first if you want to change it."))
        return redirect("publishing:show-contribution", pk)
    if request.method == "POST":
        return save_step(editing, editing.form(request.POST))
    kept = take_kept_text(request)
    if kept is None:
        return editing.render(editing.form(), token=token_of(editing.page))
    return editing.render(editing.form(kept), token=kept.get("token", ""), was_kept=True)


def save_step(editing: Editing, form: StepForm, *, saves: bool = True, adds_file: bool = False) -> HttpResponseBase:
    """Saves what was typed, and takes in the file that was chosen whichever button was pressed.

    `adds_file`: it was the button for the file, so there has to be one; it `saves` only what differs from what stands.
    """
    form.is_valid()
    if saves:
        data = editing.request.POST
        overwrite = data.get("overwrite") == "1"
        try:
            saved = services.save_draft(
                page=form.apply(), by=editing.request.user, token=data.get("token", ""), overwrite=overwrite
            )
        except DomainError as error:
            return _refused(editing, form, error)
        if is_autosave(editing.request):
            return autosaved(saved, form)
    chosen = take_in(editing, form, is_asked=adds_file)
    if saves and form.errors:
        return _once_more(editing, form, chosen, saved=saved_sentence())
    if chosen.refused is not None:
        return _once_more(editing, None, chosen)
    if adds_file:
        return redirect("publishing:edit-step", editing.page.pk, editing.step.slug)
    return _onwards(editing)


def _once_more(editing: Editing, form: StepForm | None, chosen: ChosenFile, **context: str) -> HttpResponseBase:
    """The step as it stands now; `form` has answers that could not be saved."""
    now = editing_or_404(editing.request, editing.page.pk, editing.step.slug)
    return now.render(form or now.form(), token=token_of(now.page), status=422, upload_form=chosen.refused, **context)


def _onwards(editing: Editing) -> HttpResponseBase:
    """Where the pressed button leads."""
    pk, pressed = editing.page.pk, editing.request.POST.get("then", "next")
    following = editing.kind.step_after(editing.step)
    if pressed == "next" and following is not None:
        return redirect("publishing:edit-step", pk, following.slug)
    if pressed == "stay":
        messages.success(editing.request, saved_sentence())
        return redirect("publishing:edit-step", pk, editing.step.slug)
    if pressed == "find":
        words = {name: editing.request.POST.get(name, "") for name in editing.step.form_class.SEARCHES}
        step = reverse("publishing:edit-step", args=[pk, editing.step.slug])
        return redirect(f"{step}?{urlencode(words)}#gevonden")
    return redirect("publishing:show-contribution", pk)


def _refused(editing: Editing, form: StepForm, error: DomainError) -> HttpResponseBase:
    """Nothing of the text was written, and it stays in the form; a chosen file goes to what stands now."""
    if is_autosave(editing.request):
        return autosave_refused(error)
    chosen = take_in(editing, form)
    now = editing_or_404(editing.request, editing.page.pk, editing.step.slug)
    is_conflict = isinstance(error, EditConflict)
    return now.render(
        form,
        token=token_of(now.page) if is_conflict else editing.request.POST.get("token", ""),
        status=status_of(error),
        refused=str(error),
        conflict=form.answers_of(now.version) if is_conflict else None,
        upload_form=chosen.refused,
    )
