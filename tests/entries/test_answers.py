"""Who hears the answer to a question, what its author reads about that, and who reads nothing any more."""

import uuid

import pytest
from django.core import mail
from django.test import Client

from cop.members.models import Member
from events.challenges.models import ChallengeCoOrganiser, ChallengeReviewer
from events.entries import services
from events.entries.errors import Settled
from events.entries.letters import Heard
from events.entries.models import TeamMember
from tests.entries.posting import post
from tests.factories.entries import TEAM, author, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SUBJECT = "Beantwoord: Open dag op de weg"


def asked(challenge, by, who):
    """A question that waits for an answer, after the letters about it went out."""
    entry = make_entry(challenge, who)
    question = services.ask_question(entry=entry, by=by, text="Hoe?", request_key=uuid.uuid4())
    post()
    return question


def answered(question, who):
    return services.answer_question(question=question, by=author(who), answer="Met een bus.")


def lose_reviewing(member, _question):
    ChallengeReviewer.objects.filter(member=member).delete()


def close_account(member, _question):
    Member.objects.filter(pk=member.pk).update(is_active=False)


def be_suspended(member, _question):
    Member.objects.filter(pk=member.pk).update(status=Member.Status.PENDING)


def join_the_team(member, question):
    TeamMember.objects.create(entry=question.entry, place=2, name=member.display_name, email=member.email.upper())


def delete_account(member, _question):
    member.delete()


WAYS = [lose_reviewing, close_account, be_suspended, join_the_team, delete_account]


@pytest.mark.parametrize("lose", WAYS)
def test_who_lost_the_reviewing_after_the_letter_was_queued_reads_nothing_of_it(challenge, organiser, reviewer, lose):
    who, address = make_entrant(), reviewer.email
    question = asked(challenge, reviewer, who)
    assert answered(question, who) == Heard.ASKER
    lose(reviewer, question)

    assert post() == [(organiser.email, SUBJECT)]
    assert "Met een bus." in mail.outbox[0].body
    assert address not in [one for message in mail.outbox for one in message.recipients()]


@pytest.mark.parametrize("lose", WAYS)
def test_who_lost_the_reviewing_before_the_answer_is_sent_nothing(challenge, organiser, reviewer, lose):
    who = make_entrant()
    question = asked(challenge, reviewer, who)
    lose(reviewer, question)
    question.refresh_from_db()
    assert answered(question, who) == Heard.ORGANISERS

    assert post() == [(organiser.email, SUBJECT)]


def test_an_answer_to_who_judges_still_is_for_them_alone(challenge, organiser, reviewer):
    ChallengeCoOrganiser.objects.create(challenge=challenge, member=MemberFactory())
    who = make_entrant()
    question = asked(challenge, reviewer, who)
    answered(question, who)

    assert post() == [(reviewer.email, SUBJECT)]
    assert "omdat je iets hebt gevraagd" in mail.outbox[0].body or "je vraag" in mail.outbox[0].body


def test_every_organiser_without_a_stake_hears_an_answer_to_who_judges_no_more(challenge, organiser, reviewer):
    helper, in_team = MemberFactory(), MemberFactory(email=TEAM[0]["email"])
    gone = MemberFactory()
    for member in (helper, in_team, gone):
        ChallengeCoOrganiser.objects.create(challenge=challenge, member=member)
    who = MemberFactory(display_name="Sam")
    question = asked(challenge, reviewer, who)
    ChallengeReviewer.objects.all().delete()
    answered(question, who)
    ChallengeCoOrganiser.objects.filter(member=gone).delete()

    assert sorted(post()) == sorted([(organiser.email, SUBJECT), (helper.email, SUBJECT)])
    body = mail.outbox[0].body
    assert f"Sam heeft geantwoord op de vraag van {reviewer.display_name}" in body
    assert "omdat je deze challenge organiseert" in body


def test_of_an_entry_that_was_taken_back_no_question_is_asked_and_no_answer_told(challenge, reviewer):
    who = make_entrant()
    entry = make_entry(challenge, who)
    first, second = (
        services.ask_question(entry=entry, by=reviewer, text="Hoe?", request_key=uuid.uuid4()) for _ in range(2)
    )
    services.answer_question(question=first, by=author(who), answer="Met een bus.")
    services.withdraw_entry(entry=entry, by=author(who))

    assert post() == []
    with pytest.raises(Settled):
        services.answer_question(question=second, by=author(who), answer="Toch.")
    browser = Client()
    browser.force_login(reviewer)
    assert browser.get(f"/beoordelen/{entry.pk}/").status_code == 404


def nobody_left(member, question):
    lose_reviewing(member, question)
    question.entry.challenge.owner.groups.clear()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, "Verstuurd. Wie het vroeg, krijgt je antwoord per mail."),
        (lose_reviewing, "Daarom krijgt de organisator je antwoord per mail."),
        (nobody_left, "Bewaard bij je inzending."),
    ],
)
def test_what_is_said_after_an_answer_is_what_happens(challenge, reviewer, change, said):
    who = MemberFactory()
    question = asked(challenge, reviewer, who)
    if change is not None:
        change(reviewer, question)
    browser = Client()
    browser.force_login(who)
    answer = browser.post(
        f"/inzending/{question.entry_id}/vraag/{question.pk}/", {"answer": "Met een bus."}, follow=True
    )

    assert said in answer.content.decode()
    assert len(post()) == (0 if change is nobody_left else 1)


def test_an_empty_answer_is_named_beside_its_field_and_on_top(challenge, reviewer):
    who = MemberFactory()
    question = asked(challenge, reviewer, who)
    browser = Client()
    browser.force_login(who)
    answer = browser.post(f"/inzending/{question.entry_id}/vraag/{question.pk}/", {"answer": "  "})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert f'href="#answer-{question.pk}"' in page
    assert f'id="answer-{question.pk}"' in page
    assert page.count("Typ eerst je antwoord.") == 2


def test_a_question_of_what_was_taken_back_does_not_wait(challenge, reviewer):
    who = MemberFactory()
    question = asked(challenge, reviewer, who)
    browser = Client()
    browser.force_login(who)
    assert "1 vraag wacht op je antwoord" in browser.get("/mijn/inzendingen/").content.decode()
    services.withdraw_entry(entry=question.entry, by=author(who))

    assert "wacht op je antwoord" not in browser.get("/mijn/inzendingen/").content.decode()
    assert "<textarea" not in browser.get(f"/inzending/{question.entry_id}/").content.decode().split("<main")[1]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_an_answer_costs_the_same_whoever_organises(challenge, reviewer, number, django_assert_num_queries):
    for member in MemberFactory.create_batch(number):
        ChallengeCoOrganiser.objects.create(challenge=challenge, member=member)
    who = make_entrant()
    question = asked(challenge, reviewer, who)

    # Two of them: who handed it in, and what was said of judges in the team.
    with django_assert_num_queries(19):
        answered(question, who)
