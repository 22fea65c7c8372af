"""Writing, copying, deciding on and withdrawing a challenge."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.roles import ORGANISERS
from events.challenges import services
from events.challenges.dates import IS_OVER, NOT_BACK, errors_in_order, errors_in_time
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.challenges.signals import challenge_decided
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


def test_dates_out_of_order_get_a_sentence_each():
    challenge = ChallengePage(opens_at=timezone.now(), deadline=timezone.now() - timedelta(days=1))

    assert set(errors_in_order(challenge)) == {"deadline"}


@pytest.mark.parametrize(("days", "said"), [(1, None), (-1, NOT_BACK)])
def test_a_deadline_moves_only_to_what_is_to_come(days, said):
    stored = ChallengeFactory()
    now = timezone.now()
    typed = ChallengePage(opens_at=stored.opens_at, deadline=now + timedelta(days=days))

    assert errors_in_time(typed, stored, now).get("deadline") == said


def test_a_deadline_that_passed_stays():
    stored = ChallengeFactory(phase="selectie")
    typed = ChallengePage(opens_at=stored.opens_at, deadline=timezone.now() + timedelta(days=1))

    assert errors_in_time(typed, stored, timezone.now())["deadline"] == IS_OVER


@pytest.mark.parametrize(
    ("phase", "act", "then"),
    [("selectie", services.mark_selected, Phase.RUNNING), ("loopt", services.finish, Phase.FINISHED)],
)
def test_a_decision_begins_the_next_phase(organiser, phase, act, then, django_capture_on_commit_callbacks):
    told = []
    challenge_decided.connect(lambda challenge, **kwargs: told.append(challenge.phase), weak=False, dispatch_uid="test")
    challenge = ChallengeFactory(phase=phase, organiser=organiser)

    with django_capture_on_commit_callbacks(execute=True):
        decided = act(challenge=challenge, by=organiser)
    challenge_decided.disconnect(dispatch_uid="test")

    assert decided.phase == then
    assert told == [then]
    with pytest.raises(Conflict):
        act(challenge=challenge, by=organiser)


def test_others_decide_nothing():
    challenge = ChallengeFactory(phase="selectie", organiser=MemberFactory(groups=[ORGANISERS]))

    with pytest.raises(NotAllowed):
        services.mark_selected(challenge=challenge, by=MemberFactory(groups=[ORGANISERS]))


def test_withdrawing_needs_a_reason(organiser):
    challenge = ChallengeFactory(organiser=organiser)
    with pytest.raises(DomainError):
        services.withdraw_challenge(challenge=challenge, by=organiser, reason=" ")

    withdrawn = services.withdraw_challenge(challenge=challenge, by=organiser, reason="Het is opgelost.")

    assert withdrawn.phase == Phase.WITHDRAWN


def test_a_copy_has_no_dates_and_criteria_of_its_own(organiser):
    challenge = ChallengeFactory(organiser=organiser)
    key = uuid4()

    copied = services.copy_challenge(challenge=challenge, by=organiser, request_key=key)
    again = services.copy_challenge(challenge=challenge, by=organiser, request_key=key)

    assert copied.pk == again.pk
    assert copied.deadline is None
    assert not {row.key for row in copied.criteria.all()} & {row.key for row in challenge.criteria.all()}


@pytest.mark.parametrize("step", ["vraag", "aanbod", "criteria", "documenten", "data", "voor-wie", "resultaat"])
def test_every_step_opens(client, organiser, step):
    challenge = ChallengeFactory(organiser=organiser)
    client.force_login(organiser)

    assert client.get(f"/mijn/bijdragen/{challenge.pk}/{step}/").status_code == 200


def test_a_time_that_does_not_exist_gets_a_sentence(client, organiser):
    challenge = ChallengeFactory(organiser=organiser, live=False)
    client.force_login(organiser)
    page = client.get(f"/mijn/bijdragen/{challenge.pk}/data/")

    answer = client.post(
        f"/mijn/bijdragen/{challenge.pk}/data/",
        {"token": page.context["token"], "deadline_day": "2026-03-29", "deadline_time": "02:30", "then": "next"},
    )

    assert set(answer.context["form"].errors) == {"deadline_time"}
    assert ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object().deadline == challenge.deadline
