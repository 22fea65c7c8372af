"""Mails as a worker sends them."""

from django.core import mail

from cop.notifications.sending import send_due


def post() -> list[tuple[str, str]]:
    """Sends what is due; who got what."""
    mail.outbox.clear()
    send_due(seconds=30, timeout=3)
    return [(message.to[0], message.subject) for message in mail.outbox]
