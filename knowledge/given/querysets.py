"""Reads on times that a workshop was given."""

from typing import Any, Self

from django.db.models import QuerySet

from cop.core.permissions import is_admitted


class WorkshopRunQuerySet(QuerySet):
    """Every listing starts at `visible_to(user)`."""

    def shown(self) -> Self:
        return self.filter(state="shown", workshop__live=True)

    def visible_to(self, user: Any) -> Self:
        """Who gave it and what they say is for admitted members; of what is shown."""
        return self.shown() if is_admitted(user) else self.none()
