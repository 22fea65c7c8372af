"""Reads on reports and decisions."""

from collections.abc import Iterable
from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page


class AboutQuerySet(models.QuerySet):
    """Rows about things of any kind."""

    def about(self, thing: models.Model) -> Self:
        return self.filter(content_type=ContentType.objects.get_for_model(thing), object_id=thing.pk)

    def about_the_same_as(self, row: Any) -> Self:
        """About the thing of another row, also when that thing is gone."""
        return self.filter(content_type_id=row.content_type_id, object_id=row.object_id)

    def for_moderator(self, user: Any) -> Self:
        """Not about one's own words; about those of an administrator only for another one."""
        others = self.exclude(members=user)
        return others if user.is_superuser else others.exclude(members__is_superuser=True)


class ReportQuerySet(AboutQuerySet):
    """Reports are open until somebody decided."""

    def open(self) -> Self:
        return self.filter(decision=None)


class DecisionQuerySet(AboutQuerySet):
    """Decisions, the newest first; the newest of `on_visibility` says whether readers see the thing."""

    def on_visibility(self) -> Self:
        """That hid something or put it back. A warning or a second look changes nothing for readers."""
        return self.filter(kind__in=("hidden", "restored"))

    def hiding(self, texts: Iterable[Any]) -> dict[int, Any]:
        """{key of a text: the decision that hides it from readers}, in one query; none when all can be read.

        The texts are pages, of any types, or all of one other model with drafts.
        """
        gone = {text.pk: _content_type_of(text) for text in texts if not text.live and text.first_published_at}
        if not gone:
            return {}
        about_these = self.on_visibility().filter(object_id__in=gone, content_type_id__in=set(gone.values()))
        rows = about_these.order_by("decided_at", "pk")
        newest: dict[int, Any] = {row.object_id: row for row in list[Any](rows)}
        return {pk: row for pk, row in newest.items() if row.kind == row.Kind.HIDDEN}


def _content_type_of(text: Any) -> int:
    """A page knows its own, also when it was not read as what it is."""
    return text.content_type_id if isinstance(text, Page) else ContentType.objects.get_for_model(text).pk
