"""Proving by a code that one reads an address. What is said on screen is the same for every address.

A stranger may ask codes for somebody's address, and guess at them. So that this shuts nobody out: each code works as
long as it says, whoever asked it and however many came after it; a network has its own share of what a mailbox gets; a
quarter of an hour after the last mail there is always another; and who asked a code has tries that no one else uses up.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from cop.members.models import Member
from events.entries import code_letters
from events.entries.models import Entrant, EntryCode, EntryMailbox

MINUTES = 15
MOST_TRIES = 5  # at one code: of the browser that asked it, and of each network
MOST_TRIES_OF_ALL = 20  # at one code, of all networks together
MOST_AN_HOUR = 20  # mails to one mailbox
MOST_OF_ONE = 5  # of these, asked from one network
LONGEST_TARGET = 500  # characters of an address on this site that goes along in a mail
OWN = "own"


@dataclass(frozen=True)
class CodeAsked:
    """`code` is the key of what was mailed; None over the limit. Then `again_at` says when to ask again, and `earlier` is the
    newest to this very address that still works, if there is one.
    """

    code: int | None
    again_at: datetime | None = None
    earlier: EntryCode | None = None


@transaction.atomic
def ask_code(*, email: str, asker: str = "", next_url: str = "") -> CodeAsked:
    """Mails a code; who has an account is asked by mail to sign in. `asker` names the network that asks.

    Over `MOST_AN_HOUR`, or `MOST_OF_ONE` from one network, nothing is sent while an earlier mail is no older than `MINUTES`.
    """
    address, now = email.strip().lower(), timezone.now()
    _lock_mailbox(address, now)
    recent = EntryCode.objects.filter(_same_mailbox(address), made_at__gt=now - timedelta(hours=1))
    of_one = recent.filter(asker=_digest_of("asker", asker))
    if recent.count() >= MOST_AN_HOUR or of_one.count() >= MOST_OF_ONE:
        waiting = list(recent.filter(expires_at__gt=now).order_by("-pk"))
        if waiting:
            earlier = next((one for one in waiting if one.email == address and one.used_at is None), None)
            return CodeAsked(None, waiting[0].expires_at, earlier)
    made = EntryCode(email=address, asker=_digest_of("asker", asker), expires_at=now + timedelta(minutes=MINUTES))
    if Member.objects.filter(email__iexact=address).exists():
        # A row without a code: trying it tells nothing about the address either.
        made.save()
        code_letters.ask_to_sign_in(to=address, next_url=next_url if len(next_url) <= LONGEST_TARGET else "")
        return CodeAsked(made.pk)
    code = f"{secrets.randbelow(1_000_000):06d}"
    made.digest = _digest(made, code)
    made.save()
    code_letters.send_code(to=address, code=code, minutes=MINUTES)
    return CodeAsked(made.pk)


@transaction.atomic
def confirm_code(
    *, email: str, code: str, asker: str = "", own: Collection[int] = (), name: str = "", organisation: str = ""
) -> Entrant | None:
    """Whose address this is; None for a wrong, used or old code, or without a try left. A code works once.

    `own` are keys of the codes that were asked in this browser.
    """
    address, who = email.strip().lower(), _digest_of("asker", asker)
    working = EntryCode.objects.filter(email=address, expires_at__gt=timezone.now(), used_at=None)
    locked = working.select_for_update(of=("self",), no_key=True).order_by("pk")
    fits = [made for made in locked if _try(made, code.strip(), OWN if made.pk in own else who)]
    if not fits:
        return None
    working.update(used_at=timezone.now())
    if Member.objects.filter(email__iexact=address).exists():
        return None
    values = {"name": name.strip()[:80] or address.partition("@")[0][:80], "organisation": organisation.strip()[:120]}
    return Entrant.objects.get_or_create(email=address, defaults=values)[0]


def _try(made: EntryCode, code: str, who: str) -> bool:
    """Counts one try, if there is one left: of a browser at its own code whatever others did."""
    tries = made.tries.get(who, 0)
    of_others = sum(number for one, number in made.tries.items() if one != OWN)
    if tries >= MOST_TRIES or (who != OWN and of_others >= MOST_TRIES_OF_ALL):
        return False
    made.tries = {**made.tries, who: tries + 1}
    made.save(update_fields=["tries"])
    return constant_time_compare(made.digest, _digest(made, code))


@transaction.atomic
def close_everywhere(*, entrant: Entrant) -> None:
    """No browser in which a code was typed opens this person's entries any more."""
    locked = Entrant.objects.select_for_update(of=("self",), no_key=True).get(pk=entrant.pk)
    locked.access = type(locked)._meta.get_field("access").get_default()
    locked.save(update_fields=["access"])


def _lock_mailbox(address: str, now: datetime) -> None:
    box, domain = _box(address)
    EntryMailbox.objects.get_or_create(box=f"{box}@{domain}")
    EntryMailbox.objects.select_for_update().get(box=f"{box}@{domain}")
    EntryMailbox.objects.filter(box=f"{box}@{domain}").update(used_at=now)


def _box(address: str) -> tuple[str, str]:
    """Mail to noor+1@ and noor+2@ comes in where that to noor@ does."""
    name, _at, domain = address.rpartition("@")
    return name.partition("+")[0], domain


def _same_mailbox(address: str) -> Q:
    box, domain = _box(address)
    return Q(email=f"{box}@{domain}") | Q(email__startswith=f"{box}+", email__endswith=f"@{domain}")


def _digest(made: EntryCode, code: str) -> str:
    return _digest_of("code", f"{made.salt}:{code}")


def _digest_of(what: str, value: str) -> str:
    return salted_hmac(f"entries.{what}", value, algorithm="sha256").hexdigest()
