"""Mails about an entry. Each is queued in the caller's transaction."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core import mail
from cop.core.richtext import plain_lines
from events.entries.models import Entry, EntryQuestion


def send_code(*, to: str, code: str, minutes: int) -> None:
    mail.send(to=to, subject=_("Your code"), template="entry_code", context={"code": code, "minutes": minutes})


def ask_to_sign_in(*, to: str, next_url: str) -> None:
    url = settings.BASE_URL + reverse("account_login")
    mail.send(
        to=to,
        subject=_("You have an account: sign in"),
        template="entry_sign_in",
        context={"url": f"{url}?next={next_url}" if next_url else url},
    )


def send_receipt(*, entry: Entry, is_change: bool) -> None:
    """What was handed in, as it stands now."""
    if to := entry.address_of_author:
        mail.send(
            to=to,
            subject=_("Changed: %(title)s") if is_change else _("Received: %(title)s"),
            subject_values={"title": entry.title},
            template="entry_receipt",
            context={
                "entry": entry,
                "challenge": entry.challenge,
                "body": plain_lines(entry.body),
                "team": list(entry.team.all()),
                "files": list(entry.files.all()),
                "is_change": is_change,
                "url": own_url(entry),
            },
        )


def tell_decision(*, entry: Entry) -> None:
    if to := entry.address_of_author:
        selected = entry.decision == "selected"
        mail.send(
            to=to,
            subject=_("Selected: %(title)s") if selected else _("About your entry: %(title)s"),
            subject_values={"title": entry.title},
            template="entry_decided",
            context={"entry": entry, "challenge": entry.challenge, "selected": selected, "url": own_url(entry)},
        )


def tell_question(*, question: EntryQuestion) -> None:
    entry = question.entry
    if to := entry.address_of_author:
        mail.send(
            to=to,
            subject=_("A question about your entry: %(title)s"),
            subject_values={"title": entry.title},
            template="entry_question",
            context={"entry": entry, "question": question, "url": own_url(entry)},
        )


def tell_answer(*, question: EntryQuestion) -> None:
    asker, entry = question.asked_by, question.entry
    if asker is not None and asker.is_admitted:
        mail.send(
            to=asker.email,
            subject=_("Answered: %(title)s"),
            subject_values={"title": entry.title},
            template="entry_answer",
            context={
                "entry": entry,
                "question": question,
                "url": settings.BASE_URL + reverse("entries:read-entry", args=[entry.pk]),
            },
        )


def own_url(entry: Entry) -> str:
    return settings.BASE_URL + reverse("entries:show-entry", args=[entry.pk])
