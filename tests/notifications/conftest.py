"""A verb of each frequency, so that these tests need no other room."""

import pytest

from cop.notifications import verbs
from cop.notifications.verbs import Frequency, Kind, Verb, register_kind, register_verb


def _said(notification):
    title = notification.data.get("title", "")
    return f"{notification.count}× {notification.actor_name or 'iemand'}: {title}"


@pytest.fixture(autouse=True)
def said(monkeypatch):
    """Verbs "told" (at once), "told_daily", "told_weekly" and "told_never", each of a kind of the same name."""
    monkeypatch.setattr(verbs, "_kinds", dict(verbs._kinds))
    monkeypatch.setattr(verbs, "_verbs", dict(verbs._verbs))
    for slug, default in (
        ("told", Frequency.AT_ONCE),
        ("told_daily", Frequency.DAILY),
        ("told_weekly", Frequency.WEEKLY),
        ("told_never", Frequency.NEVER),
    ):
        register_kind(Kind(slug, slug.capitalize(), default, order=90))
        register_verb(Verb(slug, slug, _said, lambda notification: f"/lessen/#{notification.subject_id}"))
