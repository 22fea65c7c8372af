"""Deciding on overview mails: who is due, and what is new for them. Sending them is a step of its own."""

import datetime
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import override

from cop.members.models import Member
from cop.notifications.contents import Contents, contents_for
from cop.notifications.digests import OLDEST
from cop.notifications.models import Choice, Delivery, DigestItem, Notification
from cop.notifications.periods import Period, period_at
from cop.notifications.verbs import OVERVIEWS, Frequency, kinds

logger = logging.getLogger(__name__)
AT_A_TIME = 200  # members: what all of them chose and got is asked together
#: What was written just before the last overview and committed just after it is looked at again.
OVERLAP = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Due:
    """An overview that a member has not had yet: its period, the kinds they want in it, and what they know already."""

    period: Period
    kinds: tuple[str, ...]
    since: datetime.datetime


@dataclass(frozen=True)
class Decided:
    mails: int
    failures: int


def decide_overviews(*, seconds: float) -> Decided:
    """Makes a delivery of every overview that is due, until all are or `seconds` are over; the next run goes on.

    One member's overview is one transaction. One that fails is logged, tried again at the next run, and stops no other.
    """
    until = time.monotonic() + seconds
    mails = failures = 0
    with override(settings.LANGUAGE_CODE):
        for member, due in _who_is_due(timezone.now()):
            if time.monotonic() > until:
                break
            try:
                mails += _decide(member, due)
            except Exception:
                # Whatever a room's section raises: other people's mail is not held up by it.
                logger.exception("The overview of member %s could not be made.", member.pk)
                failures += 1
    return Decided(mails, failures)


@transaction.atomic
def _decide(member: Member, due: list[Due]) -> bool:
    """True when there is something to tell. When a daily and a weekly one are due together they are one mail."""
    # The key is the lock: whoever writes it first decides, and who comes second finds it.
    rows = [(one, *_row_of(member, one.period)) for one in due]
    mine = [(one, row) for one, row, is_new in rows if is_new]
    if not mine:
        return False
    contents = contents_for(member, {kind: one.since for one, _row in mine for kind in one.kinds})
    if not contents.sections:
        return False
    last, row = mine[-1]
    row.state, row.done_at = Delivery.State.WAITING, None
    row.payload = {"frequency": last.period.frequency, "sections": contents.sections}
    row.save(update_fields=["state", "done_at", "payload"])
    _remember(member, contents)
    return True


def _row_of(member: Member, period: Period) -> tuple[Delivery, bool]:
    """Skipped until there turns out to be something in it: that it was empty is a decision as well."""
    now = timezone.now()
    defaults = {"member": member, "state": Delivery.State.SKIPPED, "decided_at": now, "due_at": now, "done_at": now}
    return Delivery.objects.get_or_create(key=period.key(member.pk), defaults=defaults)


def _remember(member: Member, contents: Contents) -> None:
    rows = [DigestItem(member=member, item=item) for item in sorted(contents.items)]
    DigestItem.objects.bulk_create(rows, ignore_conflicts=True)
    told = [Notification(pk=pk, mailed_count=count) for pk, count in contents.told.items()]
    Notification.objects.bulk_update(told, ["mailed_count"])


def _who_is_due(now: datetime.datetime) -> Iterator[tuple[Member, list[Due]]]:
    """Admitted members with the overviews that they have not had; daily before weekly."""
    periods = [period_at(frequency, now) for frequency in OVERVIEWS]
    last_pk = 0
    while members := list(_admitted().filter(pk__gt=last_pk).order_by("pk")[:AT_A_TIME]):
        last_pk = members[-1].pk
        yield from _due_of(members, periods, now)


def _due_of(members: list[Member], periods: list[Period], now: datetime.datetime) -> Iterator[tuple[Member, list[Due]]]:
    wanted = _wanted_by(members)
    keys = [period.key(member.pk) for member in members for period in periods]
    had = set(Delivery.objects.filter(key__in=keys).values_list("key", flat=True))
    lasts = {period.frequency: _last_decided(members, period) for period in periods}
    for member in members:
        due = [
            Due(period, chosen, _since(lasts[period.frequency].get(member.pk), period, now))
            for period in periods
            if (chosen := wanted[member.pk][period.frequency])
            and period.key(member.pk) not in had
            # Who came after it began waits for the next one.
            and (member.status_changed_at or member.date_joined) < period.start
        ]
        if due:
            yield member, due


def _wanted_by(members: list[Member]) -> dict[int, dict[Frequency, tuple[str, ...]]]:
    """{member's key: {frequency: kinds}}: what they chose, and the default of what they did not."""
    choices = Choice.objects.filter(member__in=members).values_list("member_id", "kind", "frequency")
    chosen = {(member_id, kind): frequency for member_id, kind, frequency in choices}
    return {
        member.pk: {
            frequency: tuple(
                kind.slug for kind in kinds() if chosen.get((member.pk, kind.slug), kind.default) == frequency
            )
            for frequency in OVERVIEWS
        }
        for member in members
    }


def _last_decided(members: list[Member], period: Period) -> dict[int, datetime.datetime]:
    earlier = Delivery.objects.filter(member__in=members, key__startswith=period.prefix)
    return dict(earlier.values_list("member").annotate(last=Max("decided_at")))


def _since(last: datetime.datetime | None, period: Period, now: datetime.datetime) -> datetime.datetime:
    return max((last or period.start_before) - OVERLAP, now - OLDEST)


def _admitted() -> QuerySet[Member]:
    return Member.objects.filter(Q(status=Member.Status.ADMITTED) | Q(is_superuser=True), is_active=True)
