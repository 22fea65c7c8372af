"""When an overview is due, whatever the clock does."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.notifications.periods import AMSTERDAM, period_at
from cop.notifications.verbs import Frequency

MOMENTS = st.datetimes(
    min_value=datetime.datetime(2020, 1, 2),  # noqa: DTZ001  (hypothesis adds the zone)
    max_value=datetime.datetime(2040, 12, 31),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
)


def amsterdam(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "daily", "weekly"),
    [
        ("2026-11-23 06:59", "2026-11-22", "2026-W47"),  # Monday, just before
        ("2026-11-23 07:00", "2026-11-23", "2026-W48"),
        ("2026-11-29 23:30", "2026-11-29", "2026-W48"),  # Sunday night
        ("2027-01-03 12:00", "2027-01-03", "2026-W53"),  # the week belongs to the old year
        ("2026-03-29 07:30", "2026-03-29", "2026-W13"),  # the night that lacks an hour
        ("2026-10-25 06:30", "2026-10-24", "2026-W43"),  # the night that has one more
    ],
)
def test_the_period_follows_from_the_clock_in_amsterdam(now, daily, weekly):
    assert period_at(Frequency.DAILY, amsterdam(now)).name == daily
    assert period_at(Frequency.WEEKLY, amsterdam(now)).name == weekly


def test_summer_time_changes_the_length_and_not_the_hour():
    spring = period_at(Frequency.WEEKLY, amsterdam("2026-03-30 08:00"))
    autumn = period_at(Frequency.WEEKLY, amsterdam("2026-10-26 08:00"))

    def hours(period):
        return (
            period.start.astimezone(datetime.UTC) - period.start_before.astimezone(datetime.UTC)
        ).total_seconds() / 3600

    assert (hours(spring), hours(autumn)) == (167, 169)


@given(now=MOMENTS, zone=st.sampled_from(["UTC", "America/New_York", "Asia/Tokyo"]))
def test_every_moment_lies_in_one_period_that_begins_at_seven(now, zone):
    for frequency, days in ((Frequency.DAILY, 1), (Frequency.WEEKLY, 7)):
        period = period_at(frequency, now.astimezone(ZoneInfo(zone)))
        start = period.start.astimezone(AMSTERDAM)

        assert period.start <= now < period.start.astimezone(datetime.UTC) + datetime.timedelta(days=days, hours=1)
        assert (start.hour, start.minute) == (7, 0)
        assert period_at(frequency, period.start).name == period.name
        before = period_at(frequency, period.start.astimezone(datetime.UTC) - datetime.timedelta(microseconds=1))
        assert before.start == period.start_before
        assert before.name < period.name
        if frequency == Frequency.WEEKLY:
            assert start.weekday() == 0
