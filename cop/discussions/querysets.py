"""Reads on threads and replies."""

from typing import Any, Self

from wagtail.models import PageManager

from cop.core.permissions import is_admitted
from cop.core.querysets import BasePageQuerySet


class ThreadQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def visible_to(self, user: Any) -> Self:
        """What is listed, for members. The column stands on this table, so that its index serves filter and order."""
        return self.listed() if is_admitted(user) else self.none()

    def listed(self) -> Self:
        """What every admitted member sees."""
        return self.filter(is_listed=True)

    def unanswered(self) -> Self:
        """Questions without a visible reply."""
        return self.filter(kind="question", reply_count=0)


ThreadManager = PageManager.from_queryset(ThreadQuerySet)
