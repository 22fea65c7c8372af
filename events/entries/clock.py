"""The moment at which something arrives: of the database, so that all web processes go by one clock."""

from datetime import datetime

from django.db import connection
from django.utils import timezone


def arrival() -> datetime:
    """Asked first in a transaction, before any lock: who has to wait for another's lock is not late for it."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment
