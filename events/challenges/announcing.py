"""The dates that people count on. A change of those is told."""

from datetime import datetime

from events.challenges.dates import IN_ORDER
from events.challenges.models import ChallengePage

Changes = dict[str, tuple[datetime | None, datetime | None]]


def told_now(challenge: ChallengePage) -> dict[str, str]:
    """As it is kept on the row; "" for no date."""
    moments = {name: getattr(challenge, name) for name in IN_ORDER}
    return {name: moment.isoformat() if moment else "" for name, moment in moments.items()}


def changes_since(told: dict[str, str], challenge: ChallengePage) -> Changes:
    """{field: (was, is)}; empty for what was never announced."""
    return {
        name: (was, is_now)
        for name in IN_ORDER
        if name in told
        and (was := datetime.fromisoformat(told[name]) if told[name] else None) != (is_now := getattr(challenge, name))
    }
