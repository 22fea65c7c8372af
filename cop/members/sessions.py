"""Django's sessions in the database, read by a query whose SQL is kept: every page of a member asks it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from cop.core.kept_queries import kept_query


@kept_query(str)
def _with_key(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Any:
        """The row; None, and no key any more, when there is none or its time is over."""
        row = _with_key.first(self.session_key)
        if row is None or row.expire_date <= timezone.now():
            self._session_key = None
            return None
        return row
