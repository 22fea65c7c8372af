"""One mail to many, each their own copy."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
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


@transaction.atomic
def send_bulk_mail(
    *, event: EventPage, by: Member, subject: str, text: str, keys: Iterable[int], request_key: UUID
) -> BulkMail:
    """Decided as a whole in one transaction; the log of mails sends each recipient theirs once.

    The same `request_key` is the same mail. Raises NotAllowed, ValidationError, DomainError over `MOST_A_DAY` and when
    nobody is left to write to.
    """
    locked = lock_organised(event, by)
    sent = BulkMail.objects.filter(event=locked, request_key=request_key).first()
    if sent is not None:
        return sent
    since = timezone.now() - timedelta(days=1)
    if BulkMail.objects.filter(event=locked, sent_at__gt=since).count() >= MOST_A_DAY:
        raise DomainError(_("At most %(number)s mails a day go out for one event.") % {"number": MOST_A_DAY})
    members = recipients_of(locked, keys)
    if not members:
        raise DomainError(_("There is nobody to write to in what you chose."))
    mail = BulkMail(event=locked, by=by, by_name=by.display_name, subject=subject, text=text, request_key=request_key)
    mail.recipients = len(members)
    mail.full_clean()
    mail.save()
    letters = {f"event-bulk:{mail.pk}:{member}": (member, {"mail": mail.pk}) for member in members}
    queue_letters(name=BULK, letters=letters)
    return mail


def recipients_of(event: EventPage, keys: Iterable[int]) -> list[int]:
    """Each member once, also who registered twice; not whose account is closed or who may not sign in."""
    rows = Registration.objects.filter(event=event, pk__in=list(keys), member__is_active=True)
    admitted = rows.filter(member__status=Member.Status.ADMITTED) | rows.filter(member__is_superuser=True)
    return sorted(set(admitted.values_list("member_id", flat=True)))
