"""Who hands in an entry: somebody with an account, or with a confirmed address and none."""

from dataclasses import dataclass
from typing import Any

from cop.members.models import Member
from events.challenges.models import ChallengePage
from events.entries.models import Entrant, Entry


@dataclass(frozen=True)
class Author:
    """One of the two."""

    member: Member | None = None
    entrant: Entrant | None = None

    @property
    def is_nobody(self) -> bool:
        """A visitor: neither signed in, nor with an address that was confirmed in this browser."""
        return self.member is None and self.entrant is None

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
        """Whether they may have entries at all; in which challenges, `may_enter` says."""
        return self.member.is_active if self.member else self.entrant is not None

    def may_enter(self, challenge: ChallengePage) -> bool:
        """Who has an account and was not admitted takes part where every visitor may."""
        is_admitted = self.member is not None and self.member.is_admitted
        return self.may_write and (is_admitted or (challenge.open_to_students and not challenge.members_only))

    def owns(self, entry: Entry) -> bool:
        if self.member:
            return entry.member_id == self.member.pk
        return self.entrant is not None and entry.entrant_id == self.entrant.pk

    def entry_for(self, challenge: ChallengePage) -> Entry | None:
        """Their entry that was not taken back; there is one at most."""
        return Entry.objects.filter(challenge=challenge, **self.as_columns()).exclude(state="withdrawn").first()

    def as_columns(self) -> dict[str, Any]:
        """{column: value} that finds this person's entries, and that says whose a new one is."""
        return {"member": self.member, "entrant": self.entrant}
