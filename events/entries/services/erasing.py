"""Personal data that goes: of who has no account some months after they were told, of a member when they ask.

Of an entry the row stays with its receipt and outcome, so that figures of a challenge stay right; names, texts, files
and what was said about it go. What judges gave stays in points, and with their name: decisions rest on it.
"""

from datetime import datetime
from functools import partial

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cop.members.models import Member
from events.entries.models import Entrant, Entry, EntryCode, EntryMailbox, EntryState

#: After the outcome was told, the entry was taken back, the deadline passed with a draft, or the challenge was over or
#: withdrawn without a word.
MONTHS = 6


@transaction.atomic
def erase_entry(*, entry: Entry) -> None:
    locked = Entry.objects.select_for_update(of=("self",), no_key=True).get(pk=entry.pk)
    for kept in locked.files.all():
        transaction.on_commit(partial(kept.file.storage.delete, str(kept.file.name)), robust=True)
    locked.files.all().delete()
    locked.team.all().delete()
    locked.rulings.all().delete()
    locked.comments.all().delete()
    locked.questions.all().delete()
    locked.scores.update(note="")
    locked.title, locked.summary, locked.body, locked.late_text, locked.decision_reason = "-", "", "", None, ""
    locked.entrant_name, locked.organisation_name, locked.shown_if_selected = "", "", False
    locked.member, locked.entrant, locked.erased_at = None, None, timezone.now()
    if locked.state in {EntryState.DRAFT, EntryState.SUBMITTED}:
        locked.state, locked.decision = EntryState.WITHDRAWN, ""
    locked.save()


@transaction.atomic
def erase_of_member(*, member: Member) -> None:
    """Of an account that goes. What stays for the organiser: receipt, outcome, when and by whom it was decided, points."""
    for entry in Entry.objects.filter(member=member, erased_at__isnull=True).order_by("pk"):
        erase_entry(entry=entry)


def erase_old(*, now: datetime) -> int:
    """Entries of people without account whose time is over, then addresses without an entry; how many entries."""
    before = now - relativedelta(months=MONTHS)
    of_entrants = Entry.objects.filter(entrant__isnull=False, erased_at__isnull=True)
    over = (
        Q(state=EntryState.DECLINED, told_at__lt=before)
        | Q(state=EntryState.WITHDRAWN, changed_at__lt=before)
        | Q(state=EntryState.DRAFT, challenge__deadline__lt=before)
        | Q(state=EntryState.SUBMITTED) & _over_since(before)
    )
    old = list(of_entrants.filter(over).order_by("pk"))
    for entry in old:
        erase_entry(entry=entry)
    Entrant.objects.filter(entries__isnull=True, confirmed_at__lt=before).delete()
    EntryCode.objects.filter(expires_at__lt=now - relativedelta(days=1)).delete()
    EntryMailbox.objects.filter(used_at__lt=now - relativedelta(days=1)).delete()
    return len(old)


def _over_since(before: datetime) -> Q:
    """Nobody decides any more on what came in for such a challenge."""
    ends = ("withdrawn_at", "finished_at", "runs_until")
    return Q(*((f"challenge__{name}__lt", before) for name in ends), _connector=Q.OR)
