"""Who hands in an entry: a member, or somebody with a confirmed address and no account."""

from dataclasses import dataclass
from typing import Any

from cop.members.models import Member
from events.entries.models import Entrant, Entry


@dataclass(frozen=True)
class Author:
    """One of the two."""

    member: Member | None = None
    entrant: Entrant | None = None

    @property
    def name(self) -> str:
        return self.member.display_name if self.member else self.entrant.name if self.entrant else ""

    @property
    def organisation(self) -> str:
        if self.member:
            return str(self.member.organisation or "")
        return self.entrant.organisation if self.entrant else ""

    @property
    def may_write(self) -> bool:
        return self.member.is_admitted if self.member else self.entrant is not None

    def owns(self, entry: Entry) -> bool:
        if self.member:
            return entry.member_id == self.member.pk
        return self.entrant is not None and entry.entrant_id == self.entrant.pk

    def as_columns(self) -> dict[str, Any]:
        """{column: value} that finds this person's entries, and that says whose a new one is."""
        return {"member": self.member, "entrant": self.entrant}
