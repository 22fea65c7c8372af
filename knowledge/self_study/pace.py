"""How often somebody may ask whether a code is real: enough for who checks a pile of papers, too little to guess."""

from typing import Any

from django.http import HttpRequest
from rest_framework.throttling import SimpleRateThrottle

RATE = "30/min"


class ChecksOfCodes(SimpleRateThrottle):
    """Of one address, signed in or not."""

    scope = "certificates"

    def get_rate(self) -> str:
        return RATE

    def get_cache_key(self, request: Any, view: Any) -> str:
        return f"pace:certificates:{self.get_ident(request)}"


def may_check(request: HttpRequest) -> bool:
    return bool(ChecksOfCodes().allow_request(request, None))
