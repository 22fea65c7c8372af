"""Generating challenges with entries, to measure with."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.utils import timezone

from events.challenges.models import ChallengePage
from events.entries.criteria import criteria_of, outcome_for
from events.entries.models import Entry, EntryState
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def generated():
    OrganisationFactory()
    for _place in range(12):
        MemberFactory()
    call_command("generate_community", "--challenges", "60", "--unread", verbosity=0)
    return list(ChallengePage.objects.live())


def test_generated_challenges_are_whole_and_in_many_phases(generated, client):
    assert len(generated) == 60
    now = timezone.now()
    assert len({page.phase_at(now) for page in generated}) >= 4
    for page in generated:
        page.full_clean()
        assert not page.missing_for_publication()
    shown = next(page for page in generated if not page.members_only)
    assert client.get(shown.url).status_code == 200
    assert client.get("/challenges/").context["listing"].count > 0


def test_generated_entries_are_counted_and_decided_as_real_ones(generated):
    entries = list(Entry.objects.select_related("challenge").prefetch_related("scores"))
    assert entries

    for entry in entries:
        entry.full_clean(exclude=["entrant", "decided_by"])
        outcome = outcome_for(criteria_of(entry.challenge), entry.scores.all())
        assert (entry.mean_score, entry.reviewers_count) == (outcome.mean, len(outcome.reviewers))
        assert not {score.reviewer_id for score in entry.scores.all()} & {entry.member_id}
    assert {EntryState.SELECTED, EntryState.DECLINED} <= set(Counter(entry.state for entry in entries))


def test_nothing_is_judged_before_the_deadline(generated):
    open_ones = Entry.objects.filter(challenge__deadline__gt=timezone.now())

    assert not open_ones.filter(scores__isnull=False).exists()
    assert not open_ones.exclude(state=EntryState.SUBMITTED).exists()
