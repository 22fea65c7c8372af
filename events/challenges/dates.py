"""The order of the dates of a challenge, and how they may change once people count on them. Pure."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: {field: what is said beside it when it is not after every field before it}
IN_ORDER: dict[str, str | Promise] = {
    "opens_at": "",
    "deadline": _("The deadline lies after the opening."),
    "select_by": _("The selection is known after the deadline."),
    "runs_until": _("The challenge ends after the selection is known."),
}
IS_OVER = _("The deadline has passed. Entries that came in on time count on it, so it stays as it was.")
NOT_BACK = _("This challenge is open already. Choose a deadline that is still to come.")
STAYS_OPEN = _("This challenge is open already, so its opening stays as it was.")


def errors_in_order(challenge: Any) -> dict[str, str | Promise]:
    """{field: sentence}, of the later one of each pair that is not in order."""
    return {
        later: IN_ORDER[later]
        for earlier, later in _pairs()
        if (first := getattr(challenge, earlier)) and (second := getattr(challenge, later)) and second <= first
    }


def errors_in_time(challenge: Any, stored: Any, now: datetime) -> dict[str, str | Promise]:
    """What may not change any more, compared with what is published (`stored`, None for what is not).

    A deadline may move while it is to come, and only to what is to come as well: nobody is late without having known.
    """
    if stored is None or not stored.opens_at or not stored.deadline or stored.opens_at > now:
        return {}
    errors: dict[str, str | Promise] = {}
    if challenge.opens_at != stored.opens_at:
        errors["opens_at"] = STAYS_OPEN
    if challenge.deadline != stored.deadline:
        if stored.deadline <= now:
            errors["deadline"] = IS_OVER
        elif challenge.deadline is not None and challenge.deadline <= now:
            errors["deadline"] = NOT_BACK
    return errors


def _pairs() -> Iterator[tuple[str, str]]:
    return combinations(IN_ORDER, 2)
