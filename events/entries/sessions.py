"""Which entrant a browser opened with a code, and what they typed before that.

The session names the person and the access that was valid then: "close everywhere" renews that, and every browser asks
for a code again.
"""

from typing import Any

from django.http import HttpRequest

from cop.core.kept_text import LARGEST
from events.entries.authors import Author
from events.entries.models import Entrant

OPENED = "entrant"
ASKED = "entry_code_asked"
TYPED = "entry_typed"


def author_of(request: HttpRequest) -> Author:
    """Who writes here: the member who is signed in, else whose code was typed in this browser, else nobody."""
    if request.user.is_authenticated:
        return Author(member=request.user)
    opened = request.session.get(OPENED)
    if not opened:
        return Author()
    return Author(entrant=Entrant.objects.filter(pk=opened[0], access=opened[1]).first())


def open_for(request: HttpRequest, entrant: Entrant) -> None:
    """With a new key, so that a session that somebody else planted opens nothing."""
    request.session.cycle_key()
    request.session[OPENED] = [entrant.pk, str(entrant.access)]


def close(request: HttpRequest) -> None:
    for name in (OPENED, ASKED, TYPED):
        request.session.pop(name, None)


def keep_typed(request: HttpRequest, challenge: int) -> None:
    """What was typed for a challenge before the address was confirmed. Too much of it was not typed by hand."""
    fields = request.POST.copy()
    for name in ("csrfmiddlewaretoken", "website"):
        fields.pop(name, None)
    encoded = fields.urlencode()
    if len(encoded) <= LARGEST:
        request.session[TYPED] = {"challenge": challenge, "fields": encoded}


def typed_for(request: HttpRequest, challenge: int) -> str:
    """The fields as they were sent; "" when nothing is kept for this challenge."""
    kept: dict[str, Any] = request.session.get(TYPED) or {}
    return str(kept["fields"]) if kept.get("challenge") == challenge else ""


def forget_typed(request: HttpRequest) -> None:
    request.session.pop(TYPED, None)
