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


class ReportQuerySet(AboutQuerySet):
    """Reports are open until somebody decided."""

    def open(self) -> Self:
        return self.filter(decision=None)


class DecisionQuerySet(AboutQuerySet):
    """Decisions; the newest on a thing is the one that holds."""

    def hiding(self, pages: Iterable[Page]) -> dict[int, Any]:
        """{key of a page: the decision that hides it from readers}, in one query; none when all can be read."""
        gone = {page.pk: page.content_type_id for page in pages if not page.live and page.first_published_at}
        if not gone:
            return {}
        rows = self.filter(object_id__in=gone, content_type_id__in=set(gone.values())).order_by("decided_at", "pk")
        newest: dict[int, Any] = {row.object_id: row for row in list[Any](rows)}
        return {pk: row for pk, row in newest.items() if row.kind == row.Kind.HIDDEN}
