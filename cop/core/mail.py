"""Mail of the community: text and HTML from one pair of templates, sent after the transaction."""

import logging
from functools import partial
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
    """Queues a mail to one address, in Dutch, as part of the transaction.

    `subject` is filled with `subject_values` here, and not by the caller, whose language may be another one.
    `headers` go along as they are, such as `Reply-To`, where an answer goes instead of to the community.
    `template` names the pair `emails/<template>.txt` and `.html`. A mail that cannot be handed over is
    logged and never stops what the member was doing.
    """
    with override(settings.LANGUAGE_CODE):
        title = str(subject) % subject_values if subject_values else str(subject)
        text, html = _rendered(template, title, context)
    _queue(to=to, subject=title, text=text, html=html, headers=headers or {})


def _queue(**mail: Any) -> None:
    """A queue in the database keeps the mail together with what it tells of, or neither, wherever the process is
    stopped. A mail that is sent at once waits until the transaction is committed.
    """
    if settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend":
        deliver.enqueue(**mail)
    else:
        transaction.on_commit(partial(deliver.enqueue, **mail), robust=True)


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


@task()
def deliver(to: str, subject: str, text: str, html: str, headers: dict[str, str] | None = None) -> None:
    """Hands one mail to the mail server. A failed one is kept by the task's result and logged."""
    try:
        _message(to, subject, text, html, headers or {}).send()
    except OSError:
        # Without the address: logs are read by more people than the mail is meant for.
        logger.exception("A mail could not be handed over: %s", subject)
        raise
