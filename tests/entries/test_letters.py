"""Letters go through the log: each once and none lost, for members and for who has no account."""

import smtplib
import uuid

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.utils import timezone

from cop.notifications import sending
from cop.notifications.models import Delivery
from cop.notifications.services import queue_letters
from events.entries import letter_texts, services
from events.entries.models import Decision, Entrant, Entry
from tests.entries.posting import post
from tests.factories.entries import ANSWERS, TEAM, author, close_challenge, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
STUDENT = "noor@school.example"


def change(entry, who, title):
    services.save_entry(
        entry=entry, by=author(who), version=Entry.objects.get(pk=entry.pk).version,
        answers={**ANSWERS, "title": title}, team=TEAM,
    )  # fmt: skip


@pytest.mark.parametrize("make", [MemberFactory, make_entrant, lambda: MemberFactory(pending=True)])
def test_every_step_of_an_entry_is_one_letter(challenge, organiser, make):
    who = make()
    entry = make_entry(challenge, who)
    assert post() == [(who.email, "Ontvangen: Open dag op de weg")]
    change(entry, who, "Nieuwe titel")
    assert post() == [(who.email, "Gewijzigd: Nieuwe titel")]
    question = services.ask_question(entry=entry, by=organiser, text="Wat kost het?", request_key=uuid.uuid4())
    assert post() == [(who.email, "Een vraag over je inzending: Nieuwe titel")]
    services.answer_question(question=question, by=author(who), answer="Niets.")
    assert post() == [(organiser.email, "Beantwoord: Nieuwe titel")]
    close_challenge(challenge)
    services.decide_entry(entry=entry, by=organiser, decision=Decision.SELECTED, reason="Sterk.")
    assert post() == []
    services.tell_decisions(challenge=challenge, by=organiser)
    assert post() == [(who.email, "Gekozen: Nieuwe titel")]

    assert "Sterk." in mail.outbox[0].body
    assert f"/inzending/{entry.pk}/" in mail.outbox[0].body
    assert post() == []
    assert set(Delivery.objects.values_list("state", "address")) == {("sent", "")}


def test_a_write_that_is_undone_leaves_no_letter(challenge):
    with transaction.atomic():
        make_entry(challenge, make_entrant())
        assert Delivery.objects.count() == 1
        transaction.set_rollback(True)

    assert not Delivery.objects.exists()


class Refusing(EmailBackend):
    """Takes nothing the first time."""

    refused = False

    def send_messages(self, messages):
        if not Refusing.refused:
            Refusing.refused = True
            raise smtplib.SMTPDataError(451, b"later")
        return super().send_messages(messages)


def test_a_server_that_refuses_once_and_a_worker_that_stops_lose_no_letter(challenge, monkeypatch):
    monkeypatch.setattr(Refusing, "refused", False)
    monkeypatch.setattr(sending, "get_connection", lambda timeout: Refusing())
    make_entry(challenge, make_entrant())
    assert post() == []
    waiting = Delivery.objects.get()
    assert (waiting.state, waiting.address, waiting.attempts) == ("waiting", STUDENT, 1)
    # A worker claimed it and was killed: until the claim runs out nobody else takes it.
    Delivery.objects.update(due_at=timezone.now())
    assert sending._claim_next() is not None
    assert post() == []
    Delivery.objects.update(leased_until=timezone.now() - sending.LEASE)

    assert post() == [(STUDENT, "Ontvangen: Open dag op de weg")]
    assert post() == []


def test_of_two_changes_that_wait_the_last_says_it_all(challenge):
    who = make_entrant()
    entry = make_entry(challenge, who)
    post()
    change(entry, who, "Eerst")
    change(entry, who, "Daarna")

    assert post() == [(STUDENT, "Gewijzigd: Daarna")]
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["sent", "sent", "skipped"]


def test_what_was_taken_back_or_erased_meanwhile_is_not_told(challenge):
    who, other = make_entrant(), make_entrant("ander@school.example")
    services.withdraw_entry(entry=make_entry(challenge, who), by=author(who))
    services.erase_entry(entry=make_entry(challenge, other))

    assert post() == []


def test_a_letter_is_for_the_entrys_own_author_alone(challenge):
    who = make_entrant()
    payload = {"entry": make_entry(challenge, who).pk, "what": letter_texts.RECEIVED, "version": 2}

    assert letter_texts.compose_by_address(who.email, payload) is not None
    assert letter_texts.compose_by_address("ander@school.example", payload) is None
    assert letter_texts.compose(MemberFactory(), payload) is None


def test_who_is_kept_out_gets_nothing(challenge, organiser):
    who = MemberFactory()
    make_entry(challenge, who)
    who.is_active = False
    who.save()

    assert post() == []


def test_a_room_that_writes_to_members_alone_refuses_an_address():
    with pytest.raises(ValueError, match="members only"):
        queue_letters(name="registration", letters={"a": ("a@school.example", {})})


def test_a_mail_goes_to_a_member_or_to_an_address():
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(key="a", member=MemberFactory(), address="a@school.example")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_telling_decisions_costs_the_same(challenge, organiser, number, django_assert_num_queries):
    for place in range(number):
        make_entry(challenge, make_entrant(f"s{place}@school.example"))
    close_challenge(challenge)
    Entry.objects.update(decision="selected", decided_by=organiser, decided_at=timezone.now())
    with django_assert_num_queries(8):
        assert services.tell_decisions(challenge=challenge, by=organiser) == number
    assert Entrant.objects.count() == number


@pytest.mark.parametrize(("make", "may_ask"), [(MemberFactory, True), (make_entrant, False)])
def test_who_was_not_selected_is_sent_to_the_conversation_only_where_they_may_ask(challenge, organiser, make, may_ask):
    entry = make_entry(challenge, make())
    close_challenge(challenge)
    services.decide_entry(entry=entry, by=organiser, decision=Decision.DECLINED, reason="Past niet.")
    services.tell_decisions(challenge=challenge, by=organiser)
    post()

    [letter] = [one for one in mail.outbox if "Past niet." in one.body]
    assert ("Stel die op de pagina van de challenge" in letter.body) is may_ask
