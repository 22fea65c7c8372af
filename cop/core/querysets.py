"""Reads that every page type shares."""

from typing import Any, Self

from wagtail.query import PageQuerySet

from cop.core.permissions import is_admitted


class BasePageQuerySet(PageQuerySet):
    """Every listing starts at `visible_to`."""

    def visible_to(self, user: Any) -> Self:
        """Published pages that this person may read: all for an admitted member, else the public ones."""
        published = self.filter(live=True)
        return published if is_admitted(user) else published.filter(members_only=False)
