"""Handing what is due to the mail server, each mail once, whoever does it and whenever they were stopped.

A mail is claimed in a transaction of its own before it is handed over, and marked after. Who is killed in between
leaves a claim that runs out; the next one then sends the mail with the same Message-ID. Only when the server took
the mail and nobody could note it, it is sent twice: SMTP knows no way to ask.
"""

import datetime
import logging
import smtplib
import time
from dataclasses import dataclass
from uuid import uuid4

from django.core.cache import cache
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cop.notifications.letters import Letter, letter_of
from cop.notifications.models import Delivery, Notification

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 5
#: After the first, second ... failure; after the fifth it stays in the log for an administrator.
WAITS = (
    datetime.timedelta(minutes=1),
    datetime.timedelta(minutes=5),
    datetime.timedelta(minutes=30),
    datetime.timedelta(hours=2),
)
LEASE = datetime.timedelta(minutes=10)  # far longer than one mail takes with the longest timeout
OF_ONE_MAIL = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)
SERVER_DOWN = "notifications.mail_server_down"
SERVER_DOWN_SECONDS = 60


@dataclass
class Run:
    """What one run did. `is_done` is False when there was no time for all."""

    sent: int = 0
    skipped: int = 0
    failed: int = 0
    is_done: bool = False


def send_due(*, seconds: float, timeout: float) -> Run:
    """Sends what is due until nothing is left, `seconds` are over, or the server fails.

    `timeout` is how many seconds the server may be silent. Never raises for a mail or a server that fails.
    """
    until = time.monotonic() + seconds
    server = get_connection(timeout=timeout)
    run = Run()
    try:
        while time.monotonic() < until and not run.is_done:
            delivery = None if cache.get(SERVER_DOWN) else _claim_next()
            if delivery is None:
                run.is_done = True
            else:
                _attempt(delivery, server, run)
    finally:
        _close(server)
    return run


def _claim_next() -> Delivery | None:
    """The mail that is due longest, claimed for this worker alone and for a while."""
    now = timezone.now()
    due = Q(state=Delivery.State.WAITING, due_at__lte=now) | Q(state=Delivery.State.SENDING, leased_until__lt=now)
    with transaction.atomic():
        first = Delivery.objects.filter(due).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            first = first.select_for_update(skip_locked=True)
        pk = first.values_list("pk", flat=True).first()
        if pk is None:
            return None
        claimed = Delivery.objects.filter(due, pk=pk).update(
            state=Delivery.State.SENDING, lease=uuid4(), leased_until=now + LEASE, attempts=F("attempts") + 1
        )
    return Delivery.objects.select_related("member").get(pk=pk) if claimed else None


def _attempt(delivery: Delivery, server: BaseEmailBackend, run: Run) -> None:
    if delivery.attempts > MOST_ATTEMPTS:
        # Claimed five times, and nobody came back to say how it went.
        run.failed += 1
        _note_failure(delivery, delivery.error or "worker stopped")
        return
    try:
        letter = letter_of(delivery)
        if letter is not None:
            server.open()
            server.send_messages([letter.message])
    except Exception as error:  # noqa: BLE001  (a template or verb that fails may not hold up the mails behind it)
        run.failed += 1
        _close(server)
        _note_failure(delivery, _name_of(error))
        if _is_of_server(error):
            cache.set(SERVER_DOWN, "1", SERVER_DOWN_SECONDS)
        return
    run.sent += letter is not None
    run.skipped += letter is None
    _note_success(delivery, letter)


@transaction.atomic
def _note_success(delivery: Delivery, letter: Letter | None) -> None:
    if letter is not None and letter.told:
        row = Notification.objects.filter(pk=delivery.payload["notification"], mailed_count__lt=letter.told)
        row.update(mailed_count=letter.told)
    _still_mine(delivery).update(
        state=Delivery.State.SENT if letter is not None else Delivery.State.SKIPPED,
        done_at=timezone.now(),
        payload={},
        address="",
        error="",
        lease=None,
        leased_until=None,
    )


def _note_failure(delivery: Delivery, error: str) -> None:
    # Without address or text: logs are read by more people than the mail is meant for.
    logger.warning("Mail %s was not taken, attempt %s: %s", delivery.pk, delivery.attempts, error)
    is_last = delivery.attempts >= MOST_ATTEMPTS
    now = timezone.now()
    _still_mine(delivery).update(
        state=Delivery.State.FAILED if is_last else Delivery.State.WAITING,
        due_at=now if is_last else now + WAITS[delivery.attempts - 1],
        done_at=now if is_last else None,
        error=error,
        lease=None,
        leased_until=None,
    )


def _still_mine(delivery: Delivery) -> QuerySet[Delivery]:
    """Who lost the claim because it took too long changes nothing any more."""
    return Delivery.objects.filter(pk=delivery.pk, lease=delivery.lease)


def _name_of(error: Exception) -> str:
    """Kind of error and code of the server; what the server said may hold the address."""
    code = getattr(error, "smtp_code", None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next((code for code, _said in error.recipients.values()), None)
    return f"{type(error).__name__} {code or ''}".strip()


def _is_of_server(error: Exception) -> bool:
    """It would fail for the next mail as well: no connection, no answer, no sign-in."""
    return isinstance(error, OSError) and not isinstance(error, OF_ONE_MAIL)


def _close(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except OSError:
        logger.info("The mail server closed the connection first.")
