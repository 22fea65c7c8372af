"""How often somebody may ask: an answer while typing costs the database more than it costs to ask."""

import time
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

SECONDS = 60
ONE_CONNECTION = 64  # bits of an IPv6 address that a provider gives out as one


def is_within_pace(request: HttpRequest, *, action: str, most: int, seconds: int = SECONDS) -> bool:
    """True for the first `most` times in so many seconds that this person (a visitor: from this network) does it.

    Counted in the cache and gone after twice that time. A cache that forgets lets more through, never less.
    """
    key = f"pace:{action}:{who_asks(request)}:{seconds}:{int(time.time()) // seconds}"
    cache.add(key, 0, 2 * seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:
        return True


def who_asks(request: HttpRequest) -> str:
    """Names this person, or for a visitor their network."""
    if request.user.is_authenticated:
        return f"member-{request.user.pk}"
    try:
        return f"visitor-{network_of(get_adapter().get_client_ip(request))}"
    except PermissionDenied:
        # No address is known: all of those together are one visitor.
        return "visitor-unknown"


def network_of(address: str) -> str:
    """Of IPv6 the network of one connection: who has one has all of its addresses to choose from."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    known = getattr(known, "ipv4_mapped", None) or known
    return str(known) if known.version == 4 else str(ip_network((known, ONE_CONNECTION), strict=False))
