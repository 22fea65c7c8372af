"""Proving by a code that one reads an address. What is said on screen is the same for every address."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from cop.members.models import Member
from events.entries import code_letters
from events.entries.models import Entrant, EntryCode

MINUTES = 15
MOST_TRIES = 5
MOST_AN_HOUR = 5  # mails to one mailbox
LONGEST_TARGET = 500  # characters of an address on this site that goes along in a mail


@transaction.atomic
def ask_code(*, email: str, next_url: str = "") -> None:
    """Mails a code; who has an account is asked by mail to sign in. Over `MOST_AN_HOUR` nothing is sent."""
    address, now = email.strip().lower(), timezone.now()
    recent = EntryCode.objects.filter(_same_mailbox(address), made_at__gt=now - timedelta(hours=1))
    if recent.count() >= MOST_AN_HOUR:
        return
    made = EntryCode(email=address, expires_at=now + timedelta(minutes=MINUTES))
    if Member.objects.filter(email__iexact=address).exists():
        # A row without a code: trying it tells nothing about the address either.
        made.save()
        code_letters.ask_to_sign_in(to=address, next_url=next_url if len(next_url) <= LONGEST_TARGET else "")
        return
    code = f"{secrets.randbelow(1_000_000):06d}"
    made.digest = _digest(made, code)
    made.save()
    code_letters.send_code(to=address, code=code, minutes=MINUTES)


@transaction.atomic
def confirm_code(*, email: str, code: str, name: str = "", organisation: str = "") -> Entrant | None:
    """Whose address this is; None for a wrong, used or old code, or after `MOST_TRIES`. A code works once."""
    address = email.strip().lower()
    newest = (
        EntryCode.objects.select_for_update(of=("self",), no_key=True).filter(email=address).order_by("-pk").first()
    )
    if newest is None or newest.expires_at <= timezone.now() or newest.tries >= MOST_TRIES:
        return None
    newest.tries += 1
    newest.save(update_fields=["tries"])
    if not constant_time_compare(newest.digest, _digest(newest, code.strip())):
        return None
    newest.tries = MOST_TRIES
    newest.save(update_fields=["tries"])
    if Member.objects.filter(email__iexact=address).exists():
        return None
    values = {"name": name.strip()[:80] or address.partition("@")[0][:80], "organisation": organisation.strip()[:120]}
    return Entrant.objects.get_or_create(email=address, defaults=values)[0]


@transaction.atomic
def close_everywhere(*, entrant: Entrant) -> None:
    """No browser in which a code was typed opens this person's entries any more."""
    locked = Entrant.objects.select_for_update(of=("self",), no_key=True).get(pk=entrant.pk)
    locked.access = type(locked)._meta.get_field("access").get_default()
    locked.save(update_fields=["access"])


def _same_mailbox(address: str) -> Q:
    """Mail to noor+1@ and noor+2@ comes in where that to noor@ does."""
    name, _at, domain = address.rpartition("@")
    box = name.partition("+")[0]
    return Q(email=f"{box}@{domain}") | Q(email__startswith=f"{box}+", email__endswith=f"@{domain}")


def _digest(made: EntryCode, code: str) -> str:
    return salted_hmac("entries.code", f"{made.salt}:{code}", algorithm="sha256").hexdigest()
