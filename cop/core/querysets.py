"""Reads that every page type shares."""

from collections.abc import Mapping
from typing import Any, Self

from wagtail.query import PageQuerySet

from cop.core.permissions import is_admitted


class BasePageQuerySet(PageQuerySet):
    """Every listing starts at `visible_to`."""

    def visible_to(self, user: Any) -> Self:
        """Published pages that this person may read: all for an admitted member, else the public ones."""
        published = self.filter(live=True)
        return published if is_admitted(user) else published.filter(members_only=False)

    def narrowed(self, chosen: Mapping[str, tuple[str, ...]]) -> Self:
        """`chosen` is {path to a slug: slugs}: any value within one path, all paths together."""
        narrowed = self
        for lookup, slugs in chosen.items():
            # By identity, so that a page with two chosen themes is one row.
            narrowed = narrowed.filter(pk__in=self.model.objects.filter(**{f"{lookup}__in": slugs}).values("pk"))
        return narrowed
