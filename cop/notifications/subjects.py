"""What a notification or a follow is about: any row, by content type and key; every page by Wagtail's own Page."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.models import Page

Reference = tuple[int, int]


def reference_of(subject: models.Model) -> Reference:
    """(content type's key, row's key). A page is the same whether it was loaded as Page or as its own type."""
    return reference_to(subject._meta.model, subject.pk)


def reference_to(model: type[models.Model], pk: int) -> Reference:
    return ContentType.objects.get_for_model(model_of_subject(model)).pk, pk


def model_of_subject(model: type[models.Model]) -> type[models.Model]:
    return Page if issubclass(model, Page) else model


def about_any(subjects: Iterable[models.Model]) -> Q:
    """The condition on `content_type` and `subject_id` that a row is about one of these; never true for none."""
    return about_any_reference(map(reference_of, subjects))


def about_any_reference(references: Iterable[Reference]) -> Q:
    keys: dict[int, set[int]] = {}
    for content_type, pk in references:
        keys.setdefault(content_type, set()).add(pk)
    condition = Q(pk__in=[])
    for content_type, pks in keys.items():
        condition |= Q(content_type=content_type, subject_id__in=pks)
    return condition
