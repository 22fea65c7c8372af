"""What people put in their calendars: when and where. A change of that is a change of their plans."""

from datetime import UTC, datetime
from typing import Any

from events.agenda.models import EventPage

TOLD = ("starts_at", "ends_at", "place_name", "address", "online_link")


def told_now(event: EventPage) -> dict[str, str]:
    """As it is kept on the row: texts, moments in UTC."""
    return {name: _as_text(getattr(event, name)) for name in TOLD}


def changes_since(told: dict[str, str], event: EventPage) -> dict[str, tuple[str, str]]:
    """{field: (was, is)}; empty for what was never announced."""
    now = told_now(event)
    return {name: (told[name], now[name]) for name in TOLD if name in told and told[name] != now[name]}


def _as_text(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value or ""
