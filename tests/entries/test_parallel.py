"""Many at the same moment, on either database."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cop.core.roles import ORGANISERS
from events.challenges.models import ChallengePage
from events.entries import services
from events.entries.errors import AlreadyDecided, AlreadyEntered
from events.entries.models import Decision, Entrant, Entry, EntryCode, Score
from events.entries.services import Points
from events.entries.services.confirming import MOST_OF_ONE
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import ANSWERS, TEAM, author, close_challenge, make_draft, make_entrant, make_entry
from tests.factories.members import MemberFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def challenge():
    return ChallengeFactory(organiser=MemberFactory(groups=[ORGANISERS]), open_to_students=True)


def failed(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_one_form_sent_six_times_at_once_is_one_entry(challenge):
    member, key = MemberFactory(), uuid.uuid4()
    call = {"challenge": challenge, "by": author(member), "request_key": key, "answers": ANSWERS, "team": TEAM}
    outcomes = at_once(*[lambda: services.start_entry(**call) for _ in range(6)])

    assert failed(outcomes) == []
    assert {outcome.entry.pk for outcome in outcomes} == {Entry.objects.get().pk}


def test_two_windows_begin_one_entry(challenge):
    member = MemberFactory()
    outcomes = at_once(*[lambda: make_draft(challenge, member) for _ in range(4)])

    assert sum(isinstance(outcome, AlreadyEntered) for outcome in outcomes) == 3
    assert Entry.objects.count() == 1


def test_eight_hand_in_around_the_deadline_and_each_is_in_or_kept(challenge):
    people = [make_entrant(f"s{number}@school.example") for number in range(8)]
    drafts = [make_draft(challenge, who) for who in people]
    ChallengePage.objects.filter(pk=challenge.pk).update(deadline=timezone.now() + timedelta(milliseconds=120))

    def hand_in(draft, who):
        return services.submit_entry(
            entry=draft, by=author(who), version=draft.version, answers={**ANSWERS, "title": who.email}, team=TEAM
        )

    pairs = zip(drafts, people, strict=True)
    outcomes = at_once(*[lambda draft=draft, who=who: hand_in(draft, who) for draft, who in pairs])

    assert failed(outcomes) == []
    deadline = ChallengePage.objects.get().deadline
    for entry, outcome in zip(Entry.objects.order_by("pk"), outcomes, strict=True):
        assert entry.title == entry.entrant.email
        assert (entry.state == "draft") is outcome.is_late
        assert outcome.is_late or entry.submitted_at < deadline


def test_of_organisers_who_decide_at_once_one_does(challenge):
    entry, others = make_entry(challenge), [MemberFactory(administrator=True) for _ in range(4)]
    close_challenge(challenge)
    kinds = [Decision.SELECTED, Decision.DECLINED] * 2

    def decide(who, kind):
        return services.decide_entry(entry=entry, by=who, decision=kind, reason="Omdat.")

    outcomes = at_once(*[lambda w=who, k=kind: decide(w, k) for who, kind in zip(others, kinds, strict=True)])

    assert sum(isinstance(outcome, AlreadyDecided) for outcome in outcomes) == 3
    [kept] = [outcome for outcome in outcomes if isinstance(outcome, Entry)]
    assert Entry.objects.get().decision == kept.decision


def test_telling_twice_at_once_tells_each_once(challenge):
    entries = [make_entry(challenge) for _ in range(3)]
    close_challenge(challenge)
    for entry in entries:
        services.decide_entry(entry=entry, by=challenge.owner, decision=Decision.SELECTED, reason="")
    outcomes = at_once(*[lambda: services.tell_decisions(challenge=challenge, by=challenge.owner) for _ in range(3)])

    assert sorted(outcomes) == [0, 0, 3]


def test_reviewers_who_score_at_once_all_count():
    reviewers = [MemberFactory() for _ in range(6)]
    challenge = ChallengeFactory(reviewers=reviewers)
    entry, keys = make_entry(challenge), [one.key for one in challenge.criteria.all()]
    close_challenge(challenge)
    jobs = [
        lambda who=who, number=number: services.score_entry(
            entry=entry, by=who, scores={key: Points(number) for key in keys}
        )
        for number, who in enumerate(reviewers)
    ]

    assert failed(at_once(*jobs)) == []
    assert Score.objects.count() == 12
    row = Entry.objects.get()
    assert (row.mean_score, row.reviewers_count) == (50, 6)


def test_guessing_at_once_has_five_tries(challenge):
    services.ask_code(email="a@school.example")
    jobs = [lambda: services.confirm_code(email="a@school.example", code="wrong") for _ in range(9)]

    assert at_once(*jobs) == [None] * 9
    assert list(EntryCode.objects.get().tries.values()) == [5]
    assert not Entrant.objects.exists()


def test_codes_that_are_asked_at_once_are_counted_one_by_one(challenge):
    jobs = [lambda number=n: services.ask_code(email=f"a+{number}@school.example", asker="one") for n in range(9)]
    outcomes = at_once(*jobs)

    assert failed(outcomes) == []
    assert sum(one.code is not None for one in outcomes) == EntryCode.objects.count() == MOST_OF_ONE
