"""One step in front of one author, and how it is shown."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from wagtail.models import Page

from cop.core.form_media import media_of
from cop.publishing.contributions import ContributionType, Step, type_of
from cop.publishing.forms import AttachmentForm, StepForm
from cop.publishing.permissions import get_contribution_or_404


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


def editing_or_404(request: HttpRequest, pk: int, slug: str) -> Editing:
    page = get_contribution_or_404(request.user, pk)
    kind = type_of(page)
    step = kind.step(slug)
    if step is None:
        raise Http404
    return Editing(request, page, page.get_latest_revision_as_object(), kind, step)
