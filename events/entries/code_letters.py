"""Mails that open the door for who has no account. They are sent at once, and not through the log of deliveries.

A code works for a quarter of an hour: one that a later try brings is of no use, and a new one is a click away. The log
keeps what a mail says until it is sent, where administrators could read it; of a code only a digest is kept.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cop.core import mail


def send_code(*, to: str, code: str, minutes: int) -> None:
    mail.send(to=to, subject=_("Your code"), template="entry_code", context={"code": code, "minutes": minutes})


def ask_to_sign_in(*, to: str, next_url: str) -> None:
    url = settings.BASE_URL + reverse("account_login")
    mail.send(
        to=to,
        subject=_("You have an account: sign in"),
        template="entry_sign_in",
        context={"url": f"{url}?{urlencode({'next': next_url})}" if next_url else url},
    )
