"""How long ago something was."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from cop.core.moments import ago

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "dutch", "english"),
    [
        (timedelta(seconds=-5), "zojuist", "just now"),
        (timedelta(seconds=59), "zojuist", "just now"),
        (timedelta(minutes=1), "1 minuut geleden", "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minuten geleden", "59 minutes ago"),
        (timedelta(hours=1), "1 uur geleden", "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 uur geleden", "23 hours ago"),
        (timedelta(days=1), "1 dag geleden", "1 day ago"),
        (timedelta(days=6, hours=23), "6 dagen geleden", "6 days ago"),
        (timedelta(days=7), "3 maart 2026", "3 March 2026"),
        (timedelta(days=400), "3 februari 2025", "3 February 2025"),
    ],
)
def test_the_largest_whole_unit_is_told(passed, dutch, english):
    with override("nl"):
        assert ago(NOW - passed, NOW) == dutch
    with override("en"):
        assert ago(NOW - passed, NOW) == english


def test_the_date_is_that_of_the_clock_on_the_wall():
    assert ago(datetime(2026, 1, 31, 23, 30, tzinfo=UTC), NOW).startswith("1 februari")
