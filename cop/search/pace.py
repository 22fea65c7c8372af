"""How often somebody may ask: an answer while typing costs the database more than it costs to ask."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

SECONDS = 60


def is_within_pace(request: HttpRequest, *, action: str, most: int) -> bool:
    """True for the first `most` times in a minute that this person (a visitor: from this network address) does it.

    Counted in the cache and gone after two minutes. A cache that forgets lets more through, never less.
    """
    minute = int(time.time()) // SECONDS
    key = f"pace:{action}:{_who(request)}:{minute}"
    cache.add(key, 0, 2 * SECONDS)
    try:
        return cache.incr(key) <= most
    except ValueError:
        return True


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"member-{request.user.pk}"
    try:
        return f"visitor-{get_adapter().get_client_ip(request)}"
    except PermissionDenied:
        # No address is known: all of those together are one visitor.
        return "visitor-unknown"
