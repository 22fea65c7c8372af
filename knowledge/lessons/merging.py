"""Lessons of an organisation that becomes another one, in every version of their text."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex, Revision

from cop.regions.merging import register_moving
from cop.regions.models import Organisation
from cop.regions.signals import organisations_merged, organisations_merging
from knowledge.lessons.models import LessonPage


def connect() -> None:
    register_moving("lessons", _("lessons"), lambda organisation: organisation.lessons.count())
    organisations_merging.connect(lessons_to_lock, dispatch_uid="lessons.merging")
    organisations_merged.connect(move_lessons, dispatch_uid="lessons.merged")


def lessons_to_lock(gone: Organisation, **kwargs: Any) -> set[int]:
    """Lessons that name the organisation, now or in an older version or a draft."""
    in_versions = {int(key) for key in _versions_of(gone).values_list("object_id", flat=True)}
    return in_versions | set(LessonPage.objects.filter(organisation=gone).values_list("pk", flat=True))


def move_lessons(keep: Organisation, gone: Organisation, **kwargs: Any) -> None:
    """A version keeps a key as text: one that names an organisation that is gone would lose it when it is read."""
    moved = list(LessonPage.objects.filter(organisation=gone).values_list("pk", flat=True))
    LessonPage.objects.filter(pk__in=moved).update(organisation=keep)
    for version in _versions_of(gone).iterator(chunk_size=100):
        Revision.objects.filter(pk=version.pk).update(content={**version.content, "organisation": keep.pk})
    for lesson in LessonPage.objects.filter(pk__in=moved):
        # An update in bulk tells nobody; the admin asks this index whether something is still used.
        ReferenceIndex.create_or_update_for_object(lesson)


def _versions_of(organisation: Organisation) -> QuerySet[Revision]:
    of_lessons = Revision.objects.filter(content_type=ContentType.objects.get_for_model(LessonPage))
    return of_lessons.filter(content__organisation=organisation.pk)
