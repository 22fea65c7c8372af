"""One mail to many, each their own copy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.notifications.services import queue_letters
from events.agenda.models import EventPage
from events.organising.letters import BULK
from events.organising.models import BulkMail
from events.organising.services.locking import lock_organised
from events.registration.models import Registration

MOST_A_DAY = 5  # mails of one event in 24 hours
REACHED = Q(member__is_active=True) & (Q(member__status=Member.Status.ADMITTED) | Q(member__is_superuser=True))


@dataclass(frozen=True)
class Addressed:
    """Whom a mail to a choice reaches: keys of members, each once; and how many people who were chosen it does not."""

    members: list[int]
    left_out: int


@dataclass(frozen=True)
class SentMail:
    mail: BulkMail
    left_out: int


@transaction.atomic
def send_bulk_mail(
    *, event: EventPage, by: Member, subject: str, text: str, keys: Iterable[int], request_key: UUID, state: str = ""
) -> SentMail:
    """Decided as a whole in one transaction; the log of mails sends each recipient theirs once.

    `state` is as `addressed` takes it. The same `request_key` is the same mail. Raises NotAllowed, ValidationError,
    DomainError over `MOST_A_DAY` and when nobody is left to write to.
    """
    locked = lock_organised(event, by)
    to = addressed(locked, keys, state)
    sent = BulkMail.objects.filter(event=locked, request_key=request_key).first()
    if sent is not None:
        return SentMail(sent, max(0, len(to.members) + to.left_out - sent.recipients))
    since = timezone.now() - timedelta(days=1)
    if BulkMail.objects.filter(event=locked, sent_at__gt=since).count() >= MOST_A_DAY:
        raise DomainError(_("At most %(number)s mails a day go out for one event.") % {"number": MOST_A_DAY})
    if not to.members:
        raise DomainError(_("There is nobody to write to in what you chose."))
    mail = BulkMail(event=locked, by=by, by_name=by.display_name, subject=subject, text=text, request_key=request_key)
    mail.recipients = len(to.members)
    mail.full_clean()
    mail.save()
    letters = {f"event-bulk:{mail.pk}:{member}": (member, {"mail": mail.pk}) for member in to.members}
    queue_letters(name=BULK, letters=letters)
    return SentMail(mail, to.left_out)


def addressed(event: EventPage, keys: Iterable[int], state: str = "") -> Addressed:
    """Who is still in `state` of a list ("" for who did not cancel), has an account and may sign in. Two queries for each
    500 keys.
    """
    here, people, members = Registration.objects.filter(event=event).order_by(), set(), set()
    for rows in here.in_parts(keys):
        people |= {member or -pk for pk, member in rows.values_list("pk", "member_id")}
        members |= set(rows.in_state(state).filter(REACHED).values_list("member_id", flat=True))
    return Addressed(sorted(members), len(people - members))
