"""Entries that were handed in with a code, once who did so has an account with the same address."""

from django.db import transaction

from cop.members.models import Member
from events.entries.authors import Author
from events.entries.models import Entry, EntryState
from events.entries.services.locking import lock_challenge, lock_entry


@transaction.atomic
def claim_entries(*, member: Member, email: str) -> int:
    """Makes them the member's own, who proved to read this address; how many. Codes are no way in for them any more.

    Where they handed in as a member as well, that entry counts, and the other one stays as it is.
    """
    found = Entry.objects.filter(entrant__email=email.strip().lower(), erased_at__isnull=True)
    return sum(_claim(pk, challenge, member) for pk, challenge in found.order_by("pk").values_list("pk", "challenge"))


def _claim(pk: int, challenge: int, member: Member) -> bool:
    page, entry = lock_challenge(pk=challenge), lock_entry(pk=pk)
    has_other = Author(member=member).entry_for(page) is not None
    if entry.entrant_id is None or (has_other and entry.state != EntryState.WITHDRAWN):
        return False
    entry.member, entry.entrant = member, None
    entry.save(update_fields=["member", "entrant"])
    return True
