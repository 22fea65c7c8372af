"""What a notification or a follow is about: any row, by content type and key; every page by Wagtail's own Page."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.models import Page

Reference = tuple[int, int]


def reference_of(subject: models.Model) -> Reference:
    """(content type's key, row's key). A page is the same whether it was loaded as Page or as its own type."""
    model = Page if isinstance(subject, Page) else subject._meta.model
    return ContentType.objects.get_for_model(model).pk, subject.pk


def about_any(subjects: Iterable[models.Model]) -> Q:
    """The condition on `content_type` and `subject_id` that a row is about one of these; never true for none."""
    keys: dict[int, set[int]] = {}
    for subject in subjects:
        content_type, pk = reference_of(subject)
        keys.setdefault(content_type, set()).add(pk)
    condition = Q(pk__in=[])
    for content_type, pks in keys.items():
        condition |= Q(content_type=content_type, subject_id__in=pks)
    return condition
