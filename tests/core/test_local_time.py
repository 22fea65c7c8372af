"""Times as people type them."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from cop.core.local_time import BEYOND, SKIPPED, moment_of


@pytest.mark.parametrize(
    ("day", "at", "said"), [(date(1, 1, 1), time(0, 10), BEYOND), (date(2027, 3, 28), time(2, 30), SKIPPED)]
)
def test_what_is_no_moment_is_refused(day, at, said):
    with pytest.raises(ValidationError) as refused:
        moment_of(day, at)
    assert refused.value.messages == [str(said)]


def test_of_a_time_that_comes_twice_the_first_is_meant():
    assert moment_of(date(2027, 10, 31), time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
