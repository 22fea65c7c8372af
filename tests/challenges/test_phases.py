"""Phases follow from dates and decisions, to the second, and the same in Python and in the database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from events.challenges.countdown import left_in_words
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase, phase_of
from events.challenges.timeline import STEPS
from tests.factories.challenges import ChallengeFactory

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("opens_at", Phase.ANNOUNCED, Phase.OPEN),
        ("deadline", Phase.OPEN, Phase.SELECTION),
        ("runs_until", Phase.SELECTION, Phase.FINISHED),
    ],
)
def test_a_phase_begins_at_the_second_of_its_date(date, before, after):
    challenge = ChallengeFactory()
    moment = getattr(challenge, date)

    assert phase_of(challenge, moment - SECOND) == before
    assert phase_of(challenge, moment) == after


@pytest.mark.parametrize("phase", [phase.value for phase in Phase])
def test_the_database_says_the_same(phase):
    challenge = ChallengeFactory(phase=phase)
    moments = [getattr(challenge, name) for name in ("opens_at", "deadline", "select_by", "runs_until")]

    for moment in [at + step for at in moments for step in (-SECOND, timedelta(0), SECOND)]:
        row = ChallengePage.objects.with_phase(moment).get()
        assert row.phase_now == phase_of(challenge, moment).value


@pytest.mark.parametrize("decision", ["selected_at", "finished_at", "withdrawn_at"])
@pytest.mark.parametrize("days", [-8, 0, 22, 300])
def test_decisions_are_the_same_in_both(decision, days):
    challenge = ChallengeFactory()
    moment = challenge.opens_at + timedelta(days=days)
    ChallengePage.objects.update(**{decision: challenge.opens_at})
    row = ChallengePage.objects.with_phase(moment).get()

    assert row.phase_now == phase_of(row, moment).value


def test_missing_dates_are_the_same_in_both():
    challenge = ChallengeFactory()
    for name in ("runs_until", "select_by", "deadline", "opens_at"):
        ChallengePage.objects.update(**{name: None})
        row = ChallengePage.objects.with_phase(challenge.deadline).get()
        assert row.phase_now == phase_of(row, challenge.deadline).value


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=3), "3 days left"),
        (timedelta(days=3) - SECOND, "2 days left"),
        (timedelta(days=2) - SECOND, "47 hours left"),
        (timedelta(hours=1), "1 hour left"),
        (timedelta(hours=1) - SECOND, "59 minutes left"),
        (timedelta(seconds=59), "Less than a minute left"),
        (timedelta(0), ""),
    ],
)
def test_a_countdown_never_says_more_than_there_is(left, words):
    now = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)

    with translation.override("en"):
        assert left_in_words(now + left, now) == words


@pytest.fixture
def at(monkeypatch):
    """Makes it that moment for the site."""
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_list_and_counts_turn_at_the_second(client, at):
    challenge = ChallengeFactory()

    at(challenge.deadline - SECOND)
    before = client.get("/challenges/").context["listing"]
    counted = {value.slug: value.count for value in before.facets[0].values}
    at(challenge.deadline)
    after = client.get("/challenges/").context["listing"]
    turned = {value.slug: value.count for value in after.facets[0].values}

    assert counted == {"open": 1}
    assert turned == {"selectie": 1}


def test_the_page_turns_at_the_second(client, at):
    challenge = ChallengeFactory()

    at(challenge.deadline - SECOND)
    assert "data-countdown" in client.get(challenge.url).content.decode()
    at(challenge.deadline)
    assert "data-countdown" not in client.get(challenge.url).content.decode()


@pytest.mark.parametrize("day", [datetime(2026, 3, 29), datetime(2026, 10, 25)])  # noqa: DTZ001  (the clock here)
@pytest.mark.parametrize("hour", [0, 1, 3, 12, 23])
@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("opens_at", Phase.ANNOUNCED, Phase.OPEN),
        ("deadline", Phase.OPEN, Phase.SELECTION),
        ("runs_until", Phase.SELECTION, Phase.FINISHED),
    ],
)
def test_a_phase_begins_at_the_second_on_the_days_that_the_clock_changes(day, hour, date, before, after):
    moment = day.replace(hour=hour, tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)
    weeks = timedelta(weeks=4)
    there = ["opens_at", "deadline", "select_by", "runs_until"]
    dates = {name: moment + weeks * (place - there.index(date)) for place, name in enumerate(there)}
    challenge = ChallengePage(**dates)

    assert phase_of(challenge, moment - SECOND) == before
    assert phase_of(challenge, moment) == after


def test_the_steps_say_from_when_and_until_when():
    with translation.override("nl"):
        said = [str(label) for _phase, _field, label in STEPS]

    assert said == ["Vanaf", "Inzenden tot", "Selectie bekend op", "Tot"]
