"""What an organiser asks of who registers: a step of the guided form, safe once it is answered."""

import uuid
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from cop.core.roles import EDITORS, ORGANISERS
from cop.publishing.tokens import token_of
from events.agenda import services as agenda
from events.agenda.models import EventPage
from events.agenda.recurrence import Every, Rule
from events.registration import services
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


@pytest.fixture
def series(asking, organiser):
    """Two events after the one that asks."""
    return agenda.make_series(event=asking, by=organiser, rule=Rule(Every.WEEK, count=3), request_key=uuid.uuid4())


def question(event, text):
    return EventQuestion.objects.get(event=event, text=text, withdrawn_at=None)


def texts_of(event):
    return [text for text, *_rest in questions_of(event, withdrawn_at=None)]


def change_following(event, organiser):
    _changed, left = agenda.change_following(event=EventPage.objects.get(pk=event.pk), by=organiser)
    assert left == []


def test_changing_the_following_gives_them_the_questions_and_loses_no_answer(asking, series, organiser):
    later = series[0]
    own = asked(later, "Breng je iemand mee?", kind=QuestionKind.YES_NO)
    diet, when = question(later, "Wat eet je niet?"), question(later, "Wanneer?")
    registration = registered(later, answers={diet.pk: "Vlees", when.pk: "Middag", own.pk: "Ja"})
    EventQuestion.objects.filter(pk=question(asking, "Wat eet je niet?").pk).update(is_required=False)
    EventQuestion.objects.filter(pk=question(asking, "Wanneer?").pk).update(kind=QuestionKind.TEXT, choices="")
    asked(asking, "Wat wil je leren?")
    change_following(asking, organiser)

    now = [("Wat eet je niet?", "text", [], False), ("Wanneer?", "text", [], False)]
    new = ("Wat wil je leren?", "text", [], False)
    assert questions_of(series[1], withdrawn_at=None) == [*now, new]
    assert questions_of(later, withdrawn_at=None) == [*now, ("Breng je iemand mee?", "yesno", [], False), new]
    assert sorted(answer.value for answer in registration.answers.all()) == ["Ja", "Middag", "Vlees"]
    assert EventQuestion.objects.get(pk=diet.pk).withdrawn_at is None
    assert EventQuestion.objects.get(pk=when.pk).withdrawn_at is not None


def test_what_one_event_of_a_series_asks_by_itself_stays(asking, series, organiser):
    asked(series[0], "Breng je iemand mee?")
    services.withdraw_question(question=question(asking, "Wanneer?"), by=organiser)
    for _time in range(2):
        change_following(asking, organiser)

        assert texts_of(series[0]) == ["Wat eet je niet?", "Breng je iemand mee?"]
        assert texts_of(series[1]) == ["Wat eet je niet?"]


def test_a_question_of_one_event_goes_to_those_after_it_and_stays_when_an_earlier_one_changes(
    asking, series, organiser
):
    asked(series[0], "Breng je iemand mee?")
    change_following(series[0], organiser)
    assert "Breng je iemand mee?" in texts_of(series[1])
    change_following(asking, organiser)

    assert ["Breng je iemand mee?" in texts_of(event) for event in (asking, *series)] == [False, True, True]
    services.withdraw_question(question=question(series[0], "Breng je iemand mee?"), by=organiser)
    change_following(series[0], organiser)
    assert "Breng je iemand mee?" not in texts_of(series[1])


def test_what_was_done_to_a_question_at_one_event_stays_until_the_series_changes_it(asking, series, organiser):
    diet = question(series[0], "Wat eet je niet?")
    services.save_question(event=series[0], by=organiser, question=diet, text="Wat lust je niet?", kind="text")
    services.withdraw_question(question=question(series[0], "Wanneer?"), by=organiser)
    change_following(asking, organiser)

    assert texts_of(series[0]) == ["Wat lust je niet?"]
    assert texts_of(series[1]) == ["Wat eet je niet?", "Wanneer?"]
    diet = question(asking, "Wat eet je niet?")
    services.save_question(event=asking, by=organiser, question=diet, text="Wat eet je liever niet?", kind="text")
    change_following(asking, organiser)
    assert texts_of(series[0]) == ["Wat eet je liever niet?"]
    assert texts_of(series[1]) == ["Wat eet je liever niet?", "Wanneer?"]


def test_who_asked_the_same_in_two_events_by_hand_asks_it_once(asking, series, organiser):
    by_hand = asked(series[0], "Wat wil je leren?")
    asked(asking, "Wat wil je leren?", is_required=True)
    change_following(asking, organiser)

    assert texts_of(series[0]) == texts_of(series[1]) == ["Wat eet je niet?", "Wanneer?", "Wat wil je leren?"]
    assert EventQuestion.objects.get(pk=by_hand.pk).is_required
    services.withdraw_question(question=question(asking, "Wat wil je leren?"), by=organiser)
    change_following(asking, organiser)
    assert texts_of(series[0]) == ["Wat eet je niet?", "Wanneer?"]


def test_questions_from_before_are_known_again_by_their_words(asking, series, organiser):
    elsewhere = asked(EventFactory(organiser=organiser), "Wat eet je niet?")
    for one in EventQuestion.objects.all():
        EventQuestion.objects.filter(pk=one.pk).update(kin=uuid.uuid4())
    migration = import_module("events.registration.migrations.0002_know_a_question_again_in_a_series")
    migration.know_again(apps, None)

    for text in ("Wat eet je niet?", "Wanneer?"):
        assert len({question(event, text).kin for event in (asking, *series)}) == 1
    assert len({one.kin for one in EventQuestion.objects.all()}) == 4
    elsewhere.refresh_from_db()
    assert elsewhere.kin != question(asking, "Wat eet je niet?").kin


@pytest.mark.parametrize("number", [1, 3, 10])
def test_asking_the_same_costs_the_same_for_any_number(asking, series, django_assert_num_queries, number):
    EventQuestion.objects.filter(event=asking).exclude(answers__isnull=False).delete()
    for place in range(number):
        asked(asking, f"Vraag {place}")

    with django_assert_num_queries(10):
        services.ask_the_same(source=asking, target=series[1])


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
