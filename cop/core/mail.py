"""Mail of the community: text and HTML from one pair of templates, sent after the transaction."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import override
from django_tasks import task

from cop.core.models import CommunitySettings

logger = logging.getLogger(__name__)


def send(
    *,
    to: str,
    subject: str | Promise,
    template: str,
    context: dict[str, Any],
    subject_values: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> None:
    """Queues a mail to one address, in Dutch, when the transaction is committed.

    `subject` is filled with `subject_values` here, and not by the caller, whose language may be another one.
    `template` names the pair `emails/<template>.txt` and `.html`. A mail that cannot be handed over is
    logged and never stops what the member was doing.
    """
    with override(settings.LANGUAGE_CODE):
        title = str(subject) % subject_values if subject_values else str(subject)
        text, html = _rendered(template, title, context)
    transaction.on_commit(lambda: _enqueue(to, title, text, html, headers or {}), robust=True)


def compose(
    *, to: str, subject: str, template: str, context: dict[str, Any], headers: dict[str, str]
) -> EmailMultiAlternatives:
    """The same mail as `send` makes, for who keeps a log and hands it over itself. Call it in the mail's language."""
    text, html = _rendered(template, subject, context)
    return _message(to, subject, text, html, headers)


def _rendered(template: str, subject: str, context: dict[str, Any]) -> tuple[str, str]:
    values = {**context, "community": CommunitySettings.load(), "base_url": settings.BASE_URL, "subject": subject}
    return render_to_string(f"emails/{template}.txt", values), render_to_string(f"emails/{template}.html", values)


def _message(to: str, subject: str, text: str, html: str, headers: dict[str, str]) -> EmailMultiAlternatives:
    # A line end in a subject would start a header of its own.
    message = EmailMultiAlternatives(subject=" ".join(subject.split()), body=text, to=[to], headers=headers)
    message.attach_alternative(html, "text/html")
    return message


def _enqueue(to: str, subject: str, text: str, html: str, headers: dict[str, str]) -> None:
    deliver.enqueue(to=to, subject=subject, text=text, html=html, headers=headers)


@task()
def deliver(to: str, subject: str, text: str, html: str, headers: dict[str, str] | None = None) -> None:
    """Hands one mail to the mail server. A failed one is kept by the task's result and logged."""
    try:
        _message(to, subject, text, html, headers or {}).send()
    except OSError:
        # Without the address: logs are read by more people than the mail is meant for.
        logger.exception("A mail could not be handed over: %s", subject)
        raise
