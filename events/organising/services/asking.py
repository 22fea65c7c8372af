"""What those who were there are asked: by an organiser, or by itself the day after. Each person gets one letter ever."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.notifications.services import queue_letters, queued_already
from events.agenda.models import EventPage
from events.organising.letters import FEEDBACK
from events.organising.models import Afterwards, Question
from events.organising.services.locking import lock_organised, lock_past
from events.registration.models import Registration, State
from events.registration.services.places import lock_event

AT = time(9)  # on the clock here, the day after
LATEST = timedelta(days=7)  # after the end: what nothing asked by then is not asked by itself any more
#: After the end: who is asked later hardly knows any more. The log of mails, which says who was asked, is kept for longer.
CLOSES_AFTER = timedelta(days=30)
NO_QUESTION = _("Choose at least one question.")
NOT_HELD = _("This event did not take place, so there is nothing to ask.")
ASKED = _("The question has gone out already.")
TOO_LONG_AGO = _("This event was more than 30 days ago, so nobody is asked any more.")


@transaction.atomic
def choose_asking(*, event: EventPage, by: Member, questions: Iterable[str], asks_itself: bool) -> Afterwards:
    """What is asked, and whether that happens by itself; also before the event. Raises NotAllowed, DomainError once asked."""
    row = _row_of(lock_organised(event, by))
    if row.asked_at is not None:
        raise DomainError(ASKED)
    row.asked, row.asks_itself = _in_order(questions), asks_itself
    row.save(update_fields=["asked", "asks_itself"])
    return row


@transaction.atomic
def ask_feedback(*, event: EventPage, by: Member, questions: Iterable[str]) -> int:
    """Opens the form and writes to who was there, each once ever, however often this is done. Gives to how many it writes now.

    Questions are fixed by the first time. Raises NotAllowed, DomainError before the end, after `CLOSES_AFTER`, without a
    question or when it was called off.
    """
    row = _row_of(lock_past(event, by))
    if row.event.is_cancelled:
        raise DomainError(NOT_HELD)
    if is_long_ago(row.event):
        raise DomainError(TOO_LONG_AGO)
    if row.asked_at is None:
        _open(row, _in_order(questions))
    return _write(row)


def ask_due_feedback() -> int:
    """For events of yesterday, unless an organiser asked or switched it off. Gives how many letters.

    Each event is one transaction that opens the form and queues its letters: who is stopped halfway does the rest later,
    and two at once wait for each other.
    """
    now = timezone.now()
    return sum(_ask_if_due(event.pk, now) for event in _candidates(now) if asked_from(event) <= now)


def is_long_ago(event: EventPage) -> bool:
    """Whether nobody is asked any more. Who was asked in time may still answer."""
    return event.ends_at is not None and event.ends_at + CLOSES_AFTER < timezone.now()


def asked_from(event: EventPage) -> datetime:
    """The moment from which an event that has an end asks by itself."""
    day = timezone.localtime(event.ends_at).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, AT))


def _candidates(now: datetime) -> list[EventPage]:
    done = Afterwards.objects.filter(Q(asked_at__isnull=False) | Q(asks_itself=False), event=OuterRef("pk"))
    seated = Registration.objects.filter(event=OuterRef("pk"), state=State.REGISTERED, member__isnull=False)
    ended = EventPage.objects.live().filter(ends_at__lt=now, ends_at__gte=now - LATEST, cancelled_at__isnull=True)
    return list(ended.filter(~Exists(done), Exists(seated)).order_by("ends_at", "pk"))


@transaction.atomic
def _ask_if_due(pk: int, now: datetime) -> int:
    """Reads all again under the lock: an organiser may have decided otherwise meanwhile."""
    event = lock_event(pk)
    if event.is_cancelled or not event.live or event.ends_at is None or asked_from(event) > now:
        return 0
    row = _row_of(event)
    if row.asked_at is not None or not row.asks_itself:
        return 0
    _open(row, row.asked or list(Question.values))
    return _write(row)


def _row_of(event: EventPage) -> Afterwards:
    row, _made = Afterwards.objects.get_or_create(event=event)
    row.event = event
    return row


def _in_order(questions: Iterable[str]) -> list[str]:
    wanted = set(questions)
    found = [one for one in Question.values if one in wanted]
    if not found:
        raise DomainError(NO_QUESTION)
    return found


def _open(row: Afterwards, questions: list[str]) -> None:
    """Decides once whom it is for: where nobody kept who came, everybody who had a place."""
    marked = Registration.objects.filter(event=row.event, state=State.REGISTERED, attended=True)
    row.asked, row.asked_at, row.asks_everybody = questions, timezone.now(), not marked.exists()
    row.save(update_fields=["asked", "asked_at", "asks_everybody"])


def _write(row: Afterwards) -> int:
    """To who was not asked yet."""
    found = row.to_ask().values_list("pk", "member_id")
    letters = {f"event-feedback:{own}": (member, {"registration": own}) for own, member in found}
    there = queued_already(keys=letters)
    return queue_letters(name=FEEDBACK, letters={key: one for key, one in letters.items() if key not in there})
