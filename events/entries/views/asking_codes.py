"""How often one network asks for a code: each is a mail to an address that somebody typed; and what a browser asked."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cop.core.pace import is_within_pace, who_asks
from events.entries import services, sessions

MOST_KEPT = 10  # codes that a browser knows it asked
HOUR = 3600  # seconds
MOST_AN_HOUR = 120  # from one network: a class hands in on the last evening, each with a second try or two


def why_no_code(request: HttpRequest, *, action: str, most: int) -> str:
    """The sentence for who asks more than `most` times a minute, or with all others behind one address too often an hour;
    empty for everybody else.
    """
    if not is_within_pace(request, action=action, most=most):
        return _("That was fast. Wait a minute, then send it again. Your text is kept.")
    if not is_within_pace(request, action="entry-codes", most=MOST_AN_HOUR, seconds=HOUR):
        return _("Very many codes were asked from your network. Try again in an hour. Your text is kept.")
    return ""


def send_code(request: HttpRequest, asked: dict[str, Any], *, is_robot: bool) -> None:
    """Mails one, and remembers in this browser for whom, and which codes it asked. `asked` has "email" and "next"."""
    before = request.session.get(sessions.ASKED) or {}
    own = list(before.get("codes", ())) if before.get("email") == asked["email"] else []
    request.session[sessions.ASKED] = asked = {**asked, "codes": own}
    if is_robot:
        return
    outcome = services.ask_code(email=asked["email"], asker=who_asks(request), next_url=asked["next"])
    if outcome.code is not None:
        asked["codes"] = [*own, outcome.code][-MOST_KEPT:]
    elif outcome.again_at is not None:
        earlier = outcome.earlier
        asked["again_at"] = outcome.again_at.isoformat()
        asked["earlier"] = [one.isoformat() for one in (earlier.made_at, earlier.expires_at)] if earlier else []


def why_none(asked: dict[str, Any]) -> dict[str, datetime | None] | None:
    """For who got no new code: when the one that still works was sent and until when it works, and when to ask again."""
    if "again_at" not in asked:
        return None
    sent, until = (datetime.fromisoformat(one) for one in asked["earlier"]) if asked["earlier"] else (None, None)
    return {"sent": sent, "until": until, "again_at": datetime.fromisoformat(asked["again_at"])}
