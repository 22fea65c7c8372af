"""Scoring, asking, deciding and telling."""

import uuid
from decimal import Decimal

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from events.challenges.models import ChallengePage
from events.entries import services
from events.entries.errors import AlreadyDecided, AlreadyTold, HasStake, NoJudge, NotYours, Settled, StillOpen
from events.entries.models import Decision, Entry, EntryComment, EntryQuestion, Score
from events.entries.services import Points
from tests.factories.entries import TEAM, author, close_challenge, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def keys_of(challenge):
    return [one.key for one in challenge.criteria.all()]


def score(entry, by, *points):
    keys = keys_of(ChallengePage.objects.get(pk=entry.challenge_id))
    scores = {key: Points(number, "Omdat.") for key, number in zip(keys, points, strict=False)}
    services.score_entry(entry=entry, by=by, scores=scores)


def test_scores_add_up_on_the_row(challenge, reviewer, organiser):
    entry = make_entry(challenge)
    close_challenge(challenge)
    score(entry, reviewer, 4, 2)
    score(entry, organiser, 5, 5)

    row = Entry.objects.get()
    assert (row.mean_score, row.reviewers_count) == (Decimal("80.0"), 2)
    score(entry, organiser, None, None)
    assert Entry.objects.get().mean_score == Decimal("60.0")


def test_who_may_not_score(challenge, reviewer, organiser):
    entry = make_entry(challenge, team=[{**TEAM[0], "email": reviewer.email.upper()}])
    with pytest.raises(StillOpen):
        score(entry, organiser, 4, 2)
    close_challenge(challenge)
    with pytest.raises(HasStake):
        score(entry, reviewer, 4, 2)
    with pytest.raises(NoJudge):
        score(entry, MemberFactory(), 4, 2)
    with pytest.raises(ValidationError):
        score(entry, organiser, 6)
    with pytest.raises(ValidationError):
        services.score_entry(entry=entry, by=organiser, scores={uuid.uuid4(): Points(1)})

    assert not Score.objects.exists()


def test_a_reviewer_who_is_no_member_any_more_judges_nothing(challenge, reviewer):
    entry = make_entry(challenge)
    close_challenge(challenge)
    reviewer.is_active = False
    reviewer.save()
    with pytest.raises(NoJudge):
        score(entry, reviewer, 4, 2)


def test_criteria_that_change_are_counted_anew(challenge, reviewer):
    entry = make_entry(challenge)
    close_challenge(challenge)
    score(entry, reviewer, 5, 0)
    page = ChallengePage.objects.get(pk=challenge.pk)
    first, second = page.criteria.all()
    first.weight = 4
    page.criteria = [first, second]
    page.save_revision(clean=False).publish(skip_permission_checks=True)

    assert Entry.objects.get().mean_score == Decimal("80.0")


def test_a_decision_is_told_later_and_can_be_undone_until_then(
    challenge, organiser, reviewer, django_capture_on_commit_callbacks
):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    with pytest.raises(StillOpen):
        services.decide_entry(entry=entry, by=organiser, decision=Decision.SELECTED, reason="")
    close_challenge(challenge)
    with pytest.raises(ValidationError):
        services.decide_entry(entry=entry, by=organiser, decision=Decision.DECLINED, reason=" ")
    with pytest.raises(NoJudge):
        services.decide_entry(entry=entry, by=reviewer, decision=Decision.SELECTED, reason="")
    services.decide_entry(entry=entry, by=organiser, decision=Decision.DECLINED, reason="Te duur.")
    assert (Entry.objects.get().state, mail.outbox) == ("submitted", [])
    with pytest.raises(Settled):
        score(entry, reviewer, 1, 1)
    services.undo_decision(entry=entry, by=organiser)
    services.decide_entry(entry=entry, by=organiser, decision=Decision.SELECTED, reason="Sterk.")
    with django_capture_on_commit_callbacks(execute=True):
        assert services.tell_decisions(challenge=challenge, by=organiser) == 1
        assert services.tell_decisions(challenge=challenge, by=organiser) == 0

    [letter] = [one for one in mail.outbox if one.subject.startswith("Gekozen")]
    assert letter.to == [member.email]
    assert "Sterk." in letter.body
    assert "Te duur." not in letter.body
    assert Entry.objects.get().state == "selected"
    with pytest.raises(AlreadyTold):
        services.undo_decision(entry=entry, by=organiser)
    with pytest.raises(Settled):
        services.withdraw_entry(entry=entry, by=author(member))


def test_of_two_organisers_the_second_is_told_who_was_first(challenge, organiser):
    entry, second = make_entry(challenge), MemberFactory(administrator=True)
    close_challenge(challenge)
    services.decide_entry(entry=entry, by=organiser, decision=Decision.SELECTED, reason="")
    with pytest.raises(AlreadyDecided, match=organiser.display_name):
        services.decide_entry(entry=entry, by=second, decision=Decision.DECLINED, reason="Nee.")

    assert Entry.objects.get().decision == "selected"


def test_questions_go_by_mail_and_are_answered_once(challenge, organiser, django_capture_on_commit_callbacks):
    entrant = make_entrant()
    entry = make_entry(challenge, entrant)
    with django_capture_on_commit_callbacks(execute=True):
        key = uuid.uuid4()
        question = services.ask_question(entry=entry, by=organiser, text="Wat kost het?", request_key=key)
        again = services.ask_question(entry=entry, by=organiser, text="Wat kost het?", request_key=key)
        assert again == question
        with pytest.raises(NotYours):
            services.answer_question(question=question, by=author(MemberFactory()), answer="Niets.")
        services.answer_question(question=question, by=author(entrant), answer="Niets.")
    with pytest.raises(Settled):
        services.answer_question(question=question, by=author(entrant), answer="Toch iets.")

    assert [letter.to for letter in mail.outbox] == [[entrant.email], [organiser.email]]
    assert EntryQuestion.objects.get().answer == "Niets."


def test_a_comment_that_is_sent_twice_is_one(challenge, reviewer):
    entry, key = make_entry(challenge), uuid.uuid4()
    for _ in range(2):
        services.add_comment(entry=entry, by=reviewer, text="Sterk.", request_key=key)
    with pytest.raises(NoJudge):
        services.add_comment(entry=entry, by=MemberFactory(), text="Sterk.", request_key=uuid.uuid4())

    assert EntryComment.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "name", "typed"),
    [
        ("opmerking", "opmerking-text", "Sterk plan met een bus."),
        ("vraag", "vraag-text", "Wat kost het per dag?"),
        ("besluit", "reason", "Past niet bij de vraag."),
    ],
)
def test_what_a_judge_typed_when_the_session_ended_stands_there_after_signing_in(
    client, challenge, organiser, address, name, typed
):
    entry = make_entry(challenge)
    close_challenge(challenge)
    place = f"/beoordelen/{entry.pk}/{address}/"
    assert client.post(place, {name: typed})["Location"] == f"/accounts/login/?next={place}"
    client.force_login(organiser)
    page = client.get(place).content.decode()

    assert typed in page
    assert "Je was uitgelogd" in page
    assert client.get(place)["Location"] == f"/beoordelen/{entry.pk}/"
    assert not EntryComment.objects.exists()
