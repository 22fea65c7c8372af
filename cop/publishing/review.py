"""What editors review besides pages, and how mails speak of it. Rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from wagtail.models import Page


@dataclass(frozen=True)
class ReviewSubject:
    """Something that was sent for review. Addresses begin with a slash: where it is read once it is published, where
    its author improves it, and where an editor decides.
    """

    title: str
    read_at: str
    improve_at: str
    decide_at: str


SubjectOf = Callable[[Any], ReviewSubject]
_kinds: dict[str, SubjectOf] = {}


def register_reviewed(model: str, subject_of: SubjectOf) -> None:
    """`model` is "app_label.ModelName" of a model with Wagtail's WorkflowMixin."""
    _kinds[model.lower()] = subject_of


def reviewed_models() -> list[type[models.Model]]:
    return [apps.get_model(label) for label in _kinds]


def subject_of(text: models.Model) -> ReviewSubject | None:
    """None for something that no room here wrote."""
    if isinstance(text, Page):
        return _page(text)
    of_kind = _kinds.get(text._meta.label_lower)
    return of_kind(text) if of_kind else None


def _page(page: Page) -> ReviewSubject:
    return ReviewSubject(
        title=page.draft_title or page.title,
        read_at=page.get_url() or "",
        improve_at=reverse("publishing:show-contribution", args=[page.pk]),
        decide_at=reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )
