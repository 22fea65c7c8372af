"""Which page types are cared for, and one such page for who asks for it."""

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from wagtail.models import Page

from cop.care.models import CareMixin


@cache
def care_models() -> tuple[type[Any], ...]:
    """Every page type with a CareMixin."""
    return tuple(model for model in apps.get_models() if issubclass(model, CareMixin))


def care_model_of(page: Page) -> type[Any] | None:
    """The page type of a base page, without asking the database for its own row; None when it is not cared for."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return model if model in care_models() else None


def archived_among(keys: list[int]) -> set[int]:
    """Which of these pages are archived."""
    return {
        key
        for model in care_models()
        for key in model.objects.filter(pk__in=keys, live=False, archived_at__isnull=False).values_list("pk", flat=True)
    }


def archived_pages() -> list[Any]:
    """Every archived page, the latest first."""
    found = [
        page
        for model in care_models()
        for page in model.objects.filter(live=False, archived_at__isnull=False).select_related("archive_instead")
    ]
    return sorted(found, key=lambda page: page.archived_at, reverse=True)


def get_open_page_or_404(user: Any, pk: int) -> Any:
    """The specific page, published or archived. 404 for what is not cared for and what this person may not read."""
    page = Page.objects.filter(pk=pk).first()
    model = care_model_of(page) if page else None
    if model is None:
        raise Http404
    found = model.objects.get(pk=pk)
    if not found.is_open or not found.may_be_read_by(user):
        raise Http404
    return found
