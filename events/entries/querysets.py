"""Reads on entries."""

from typing import Any, Self

from django.db.models import QuerySet


class EntryQuerySet(QuerySet):
    """Lists for who judges start at `handed_in()`, after the door of the challenge; one's own at `of(...)`."""

    def handed_in(self) -> Self:
        """What organisers and reviewers see: no drafts, nothing that was taken back."""
        return self.filter(state__in=("submitted", "selected", "declined"), erased_at__isnull=True)

    def of(self, user: Any, entrant_id: int | None) -> Self:
        """One's own, by account or by a confirmed address."""
        if user.is_authenticated:
            return self.filter(member_id=user.pk)
        return self.filter(entrant_id=entrant_id) if entrant_id is not None else self.none()

    def winners(self) -> Self:
        """What the page of a challenge may show: selected, told, and agreed to by the team."""
        return self.filter(state="selected", shown_if_selected=True, erased_at__isnull=True)
