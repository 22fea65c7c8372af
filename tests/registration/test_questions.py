"""What an organiser asks of who registers: a step of the guided form, safe once it is answered."""

import uuid

import pytest
from django.urls import reverse

from cop.core.roles import EDITORS, ORGANISERS
from cop.publishing.tokens import token_of
from events.agenda import services as agenda
from events.agenda.models import EventPage
from events.agenda.recurrence import Every, Rule
from events.registration.models import EventQuestion, QuestionKind, RegistrationAnswer
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client):
    organiser = MemberFactory(groups=[ORGANISERS])
    client.force_login(organiser)
    return organiser


def address(event, name="list-questions"):
    return reverse(f"registration:{name}", args=[event.slug])


def step(event, slug):
    return reverse("publishing:edit-step", args=[event.pk, slug])


def text_of(response):
    return response.content.decode()


def questions_of(event, **which):
    rows = EventQuestion.objects.filter(event=event, **which)
    return [(one.text, one.kind, one.options, one.is_required) for one in rows]


def test_the_guided_form_leads_past_the_questions(client, organiser):
    event = EventFactory(organiser=organiser, live=False)
    answers = {"registration_mode": "hier", "guests_allowed": "0", "then": "next", "token": token_of(event)}
    filled = client.post(step(event, "aanmelden"), answers)
    assert filled["Location"] == step(event, "vragen")
    assert client.get(filled["Location"])["Location"] == address(event)

    page = text_of(client.get(address(event)))
    assert 'aria-current="step">Vragen bij de aanmelding</a>' in page
    assert step(event, "aanmelden") in page
    assert client.post(address(event), {"kind": "text", "then": "next"})["Location"] == step(event, "voor-wie")
    assert not EventQuestion.objects.exists()


def test_going_on_keeps_the_question_that_was_typed(client, organiser):
    event = EventFactory(organiser=organiser, live=False)
    onwards = client.post(address(event), {"text": "Wat eet je niet?", "kind": "text", "then": "next"})

    assert onwards["Location"] == step(event, "voor-wie")
    assert questions_of(event) == [("Wat eet je niet?", "text", [], False)]


def test_going_on_with_half_a_question_says_what_is_wrong(client, organiser):
    event = EventFactory(organiser=organiser, live=False)
    page = client.post(address(event), {"text": "", "kind": "choice", "choices": "Ochtend", "then": "next"})

    assert page.status_code == 422
    assert "Ochtend" in text_of(page)


def test_the_steps_of_the_check_before_publishing_have_the_questions(client, organiser):
    event = EventFactory(organiser=organiser, live=False)

    assert step(event, "vragen") in text_of(client.get(reverse("publishing:show-contribution", args=[event.pk])))


def test_a_question_is_kept_when_the_session_ended(client, organiser):
    event = EventFactory(organiser=organiser)
    client.logout()
    door = client.post(address(event), {"text": "Wat eet je niet?", "kind": "text"})
    assert door["Location"] == f"/accounts/login/?next={address(event)}"
    typed = client.session["kept_text"]
    client.force_login(organiser)
    kept = client.session
    kept["kept_text"] = typed
    kept.save()

    assert "Wat eet je niet?" in text_of(client.get(address(event)))
    assert not EventQuestion.objects.exists()


@pytest.fixture
def asking(organiser):
    """An event that asks two things, asked a third, and got an answer."""
    event = EventFactory(organiser=organiser)
    first = asked(event, "Wat eet je niet?", is_required=True)
    asked(event, "Wanneer?", kind=QuestionKind.CHOICE, choices="Ochtend\nMiddag")
    gone = asked(event, "Kom je met de trein?", kind=QuestionKind.YES_NO)
    registered(event, answers={first.pk: "Vlees", gone.pk: "Ja"})
    EventQuestion.objects.filter(pk=gone.pk).update(withdrawn_at=event.first_published_at)
    return event


SAME = [("Wat eet je niet?", "text", [], True), ("Wanneer?", "choice", ["Ochtend", "Middag"], False)]


def test_a_copy_asks_the_same(asking, organiser):
    key = uuid.uuid4()
    copied = agenda.copy_event(event=asking, by=organiser, request_key=key)
    agenda.copy_event(event=asking, by=organiser, request_key=key)

    assert questions_of(copied) == SAME
    assert not RegistrationAnswer.objects.filter(question__event=copied).exists()
    assert RegistrationAnswer.objects.count() == 2


def test_every_event_of_a_series_asks_the_same(asking, organiser):
    key, rule = uuid.uuid4(), Rule(Every.WEEK, count=4)
    made = agenda.make_series(event=asking, by=organiser, rule=rule, request_key=key)
    agenda.make_series(event=asking, by=organiser, rule=rule, request_key=key)

    assert [questions_of(event) for event in made] == [SAME] * 3
    assert EventQuestion.objects.count() == 3 + 3 * 2
    assert RegistrationAnswer.objects.count() == 2


def test_changing_the_following_gives_them_the_questions_and_loses_no_answer(asking, organiser):
    made = agenda.make_series(event=asking, by=organiser, rule=Rule(Every.WEEK, count=3), request_key=uuid.uuid4())
    later = made[0]
    there = {one.text: one for one in EventQuestion.objects.filter(event=later)}
    own = asked(later, "Breng je iemand mee?", kind=QuestionKind.YES_NO)
    asked(later, "Hoe oud ben je?")
    answered = {there["Wat eet je niet?"].pk: "Vlees", there["Wanneer?"].pk: "Middag", own.pk: "Ja"}
    registration = registered(later, answers=answered)
    diet, when = EventQuestion.objects.filter(event=asking, withdrawn_at__isnull=True)
    EventQuestion.objects.filter(pk=diet.pk).update(is_required=False)
    EventQuestion.objects.filter(pk=when.pk).update(kind=QuestionKind.TEXT, choices="")
    asked(asking, "Wat wil je leren?")
    agenda.change_following(event=EventPage.objects.get(pk=asking.pk), by=organiser)

    now = [("Wat eet je niet?", "text", [], False), ("Wanneer?", "text", [], False)]
    assert [questions_of(event, withdrawn_at=None) for event in made] == [
        [*now, ("Wat wil je leren?", "text", [], False)]
    ] * 2
    assert sorted(answer.value for answer in registration.answers.all()) == ["Ja", "Middag", "Vlees"]
    assert not EventQuestion.objects.filter(text="Hoe oud ben je?").exists()
    assert EventQuestion.objects.get(pk=there["Wat eet je niet?"].pk).withdrawn_at is None


def test_an_edit_of_the_event_keeps_questions_and_answers(asking):
    version = asking.get_latest_revision_as_object()
    version.title = "Anders"
    version.save_revision().publish()

    assert EventQuestion.objects.filter(event=asking).count() == 3
    assert EventPage.objects.get(pk=asking.pk).title == "Anders"
    assert RegistrationAnswer.objects.count() == 2


def test_organisers_ask_and_answers_are_kept(client, organiser):
    event = EventFactory(organiser=organiser)
    client.post(address(event), {"text": "Wat eet je niet?", "kind": "text", "is_required": "on"})
    question = EventQuestion.objects.get()
    registered(event, answers={question.pk: "Vlees"})
    withdraw = reverse("registration:withdraw-question", args=[event.slug, question.pk])
    page = client.post(withdraw, follow=True)

    assert "De antwoorden die er zijn, blijven staan." in text_of(page)
    assert RegistrationAnswer.objects.get().value == "Vlees"
    question.refresh_from_db()
    assert question.withdrawn_at is not None


def test_a_question_without_answers_is_gone(client, organiser):
    event = EventFactory(organiser=organiser)
    question = asked(event)
    client.post(reverse("registration:withdraw-question", args=[event.slug, question.pk]))

    assert not EventQuestion.objects.exists()


def test_a_choice_needs_choices(client, organiser):
    event = EventFactory(organiser=organiser)
    page = client.post(address(event), {"text": "Wanneer?", "kind": QuestionKind.CHOICE})

    assert page.status_code == 422
    assert "Geef minstens twee keuzes" in text_of(page)


@pytest.mark.parametrize("who", ["member", "other organiser"])
def test_others_ask_nothing(client, who):
    client.force_login(MemberFactory(groups=[ORGANISERS] if who == "other organiser" else []))
    event = EventFactory(organiser=MemberFactory(groups=[ORGANISERS]))

    assert client.get(address(event)).status_code == 403
    assert client.post(address(event), {"text": "Hoi", "kind": "text"}).status_code == 403
    assert not EventQuestion.objects.exists()


@pytest.fixture
def editor(client):
    editor = MemberFactory(groups=[EDITORS])
    client.force_login(editor)
    return editor


def in_admin(event, name="event-questions", *args):
    return reverse(f"registration_admin:{name}", args=[event.pk, *args])


def test_editors_come_to_the_questions_from_the_page_in_the_admin(client, editor):
    event = EventFactory()

    assert in_admin(event) in text_of(client.get(reverse("wagtailadmin_pages:edit", args=[event.pk])))


def test_editors_ask_change_and_ask_no_more_in_the_admin(client, editor):
    event = EventFactory()
    client.post(in_admin(event), {"text": "Wat eet je niet?", "kind": "text"})
    question = EventQuestion.objects.get()
    assert "Wat eet je niet?" in text_of(client.get(in_admin(event)))

    client.post(in_admin(event, "event-question", question.pk), {"text": "Wat eet je wel?", "kind": "text"})
    assert questions_of(event) == [("Wat eet je wel?", "text", [], False)]
    registered(event, answers={question.pk: "Vis"})
    client.post(in_admin(event, "event-question-gone", question.pk))
    page = text_of(client.get(in_admin(event)))
    assert "Niet meer gevraagd" in page
    assert RegistrationAnswer.objects.get().value == "Vis"


def test_what_is_wrong_in_the_admin_stays_in_the_form(client, editor):
    page = client.post(in_admin(EventFactory()), {"text": "Wanneer?", "kind": "choice", "choices": "Ochtend"})

    assert page.status_code == 422
    assert "Geef minstens twee keuzes" in text_of(page)
    assert "Ochtend" in text_of(page)


def test_an_organiser_asks_nothing_of_the_event_of_another_in_the_admin(client, organiser):
    event = EventFactory()
    client.post(in_admin(event), {"text": "Wat eet je niet?", "kind": "text"})

    assert not EventQuestion.objects.exists()
