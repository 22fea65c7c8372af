"""The guided form: one step at a time, saved as a draft; autosave posts the same form."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cop.core.errors import DomainError
from cop.core.form_media import media_of
from cop.core.kept_text import take_kept_text
from cop.publishing import services
from cop.publishing.access import is_autosave, writers_only
from cop.publishing.contributions import ContributionType, Step, type_of
from cop.publishing.errors import EditConflict
from cop.publishing.forms import AttachmentForm, StepForm
from cop.publishing.permissions import get_contribution_or_404, is_in_review
from cop.publishing.tokens import token_of
from cop.publishing.views.answers import autosave_refused, autosaved, saved_sentence, status_of


@dataclass(frozen=True)
class Editing:
    """One step of one page in front of one author."""

    request: HttpRequest
    page: Page
    version: Any
    kind: ContributionType
    step: Step

    def form(self, data: Any = None) -> StepForm:
        form_class = self.step.form_class
        searched = {name: self.request.GET[name] for name in form_class.SEARCHES if name in self.request.GET}
        form: StepForm = form_class(data, instance=self.version, member=self.request.user, initial=searched)
        return form

    def render(self, form: StepForm, *, token: str, status: int = 200, **context: Any) -> HttpResponseBase:
        return render(
            self.request,
            "publishing/edit_step.html",
            {
                "form": form,
                "media": media_of(form, self.request),
                "page": self.page,
                "version": self.version,
                "kind": self.kind,
                "step": self.step,
                "previous": self.kind.step_before(self.step),
                "is_last": self.kind.step_after(self.step) is None,
                "token": token,
                "attachment_form": AttachmentForm() if self.step.has_attachments else None,
                **context,
            },
            status=status,
        )


@writers_only
def edit_step(request: HttpRequest, pk: int, step: str) -> HttpResponseBase:
    editing = _editing_or_404(request, pk, step)
    if editing.step.address is not None:
        return redirect(editing.step.address(editing.page))
    if is_in_review(editing.page) and request.method != "POST":
        messages.info(request, _("An editor is reading this. Withdraw it first if you want to change it."))
        return redirect("publishing:show-contribution", pk)
    if request.method == "POST":
        return _save(editing)
    kept = take_kept_text(request)
    if kept is None:
        return editing.render(editing.form(), token=token_of(editing.page))
    return editing.render(editing.form(kept), token=kept.get("token", ""), was_kept=True)


def _editing_or_404(request: HttpRequest, pk: int, slug: str) -> Editing:
    page = get_contribution_or_404(request.user, pk)
    kind = type_of(page)
    step = kind.step(slug)
    if step is None:
        raise Http404
    return Editing(request, page, page.get_latest_revision_as_object(), kind, step)


def _save(editing: Editing) -> HttpResponseBase:
    data = editing.request.POST
    form = editing.form(data)
    form.is_valid()
    try:
        saved = services.save_draft(
            page=form.apply(),
            by=editing.request.user,
            token=data.get("token", ""),
            overwrite=data.get("overwrite") == "1",
        )
    except DomainError as refused:
        return _refused(editing, form, refused)
    if is_autosave(editing.request):
        return autosaved(saved, form)
    if form.errors:
        return editing.render(form, token=saved.token, status=422, saved=saved_sentence())
    return _onwards(editing)


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


def _refused(editing: Editing, form: StepForm, refused: DomainError) -> HttpResponseBase:
    """Nothing was written; what was typed stays in the form."""
    if is_autosave(editing.request):
        return autosave_refused(refused)
    stored = get_contribution_or_404(editing.request.user, editing.page.pk).get_latest_revision_as_object()
    return editing.render(
        form,
        token=refused.token if isinstance(refused, EditConflict) else editing.request.POST.get("token", ""),
        status=status_of(refused),
        refused=str(refused),
        conflict=form.answers_of(stored) if isinstance(refused, EditConflict) else None,
    )
