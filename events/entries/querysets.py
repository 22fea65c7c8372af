"""Reads on entries."""

from typing import Any, Self

from django.db.models import Q, QuerySet


def handed_in_and_there() -> Q:
    """What organisers and reviewers see: no drafts, nothing that was taken back or erased."""
    return Q(state__in=("submitted", "selected", "declined"), erased_at__isnull=True)


class EntryQuerySet(QuerySet):
    """Lists for who judges start at `handed_in()`, after the door of the challenge; one's own at `of(...)`."""

    def handed_in(self) -> Self:
        return self.filter(handed_in_and_there())

    def of(self, user: Any, entrant_id: int | None) -> Self:
        """One's own, by account or by a confirmed address."""
        if user.is_authenticated:
            return self.filter(member_id=user.pk)
        return self.filter(entrant_id=entrant_id) if entrant_id is not None else self.none()

    def winners(self) -> Self:
        """What the page of a challenge may show: selected, told, and agreed to by the team."""
        return self.filter(state="selected", shown_if_selected=True, erased_at__isnull=True)
