"""What an organiser reads of the answers to their own questions."""

import pytest
from django.urls import reverse
from django.utils import timezone

from events.registration.models import EventQuestion, QuestionKind, Registration
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_site")]
DIET = {"text": "Wat eet je?", "kind": QuestionKind.CHOICE, "choices": "Alles\nVegetarisch\nVeganistisch"}


def at(name, event, *args):
    return reverse(f"organising:{name}", args=[event.slug, *args])


def text_of(response):
    return response.content.decode()


def counted(response):
    return {one.question.text: one.counts or one.number for one in response.context["answered"]}


def test_each_choice_is_counted_of_who_has_a_place(signed_in, event):
    event.capacity = 3
    event.save(update_fields=["capacity"])
    diet = asked(event, **DIET)
    parks = asked(event, "Kom je met de auto?", kind=QuestionKind.YES_NO)
    allergy = asked(event, "Waar ben je allergisch voor?")
    for meal, car, text in [("Vegetarisch", "Ja", "noten"), ("Vegetarisch", "", ""), ("Alles", "Nee", "")]:
        registered(event, answers={diet.pk: meal, parks.pk: car, allergy.pk: text})
    registered(event, answers={diet.pk: "Veganistisch"})  # waits

    page = signed_in.get(at("table", event))

    assert counted(page) == {
        diet.text: [("Alles", 1), ("Vegetarisch", 2), ("Veganistisch", 0)],
        parks.text: [("Ja", 1), ("Nee", 1)],
        allergy.text: 1,
    }
    assert "Vegetarisch: <strong>2</strong>" in text_of(page)


def test_what_was_asked_before_stays_readable(signed_in, event):
    diet, size = asked(event, **DIET), asked(event, "Welke maat?")
    registered(event, answers={diet.pk: "Veganistisch"})
    EventQuestion.objects.filter(pk=diet.pk).update(choices="Alles\nVegetarisch", withdrawn_at=timezone.now())
    EventQuestion.objects.filter(pk=size.pk).update(withdrawn_at=timezone.now())

    page = signed_in.get(at("table", event))

    assert counted(page) == {diet.text: [("Alles", 0), ("Vegetarisch", 0), ("Veganistisch", 1)]}
    assert "Niet meer gevraagd" in text_of(page)


def test_each_persons_answers_stand_with_them(signed_in, event):
    diet = asked(event, **DIET)
    registered(event, MemberFactory(display_name="Anna"), answers={diet.pk: "Alles"})
    registered(event, MemberFactory(display_name="Bert"))

    rows = list(signed_in.get(at("table", event)).context["table"].page)
    assert [(one.member_name, one.given) for one in rows] == [("Anna", [(diet.text, "Alles")]), ("Bert", [])]


def test_who_answered_what_stands_together_and_on_pages(signed_in, event):
    eats = asked(event, "Wat eet je niet?")
    for place in range(52):
        said = ["noten", "Noten", "melk"][place % 3]
        registered(event, MemberFactory(display_name=f"Lid {place:02}"), answers={eats.pk: said})
    gone = registered(event, answers={eats.pk: "vis"})
    Registration.objects.filter(pk=gone.pk).update(state="cancelled", ended="member", cancelled_at=timezone.now())

    first = signed_in.get(at("answers", event, eats.pk))
    second = signed_in.get(at("answers", event, eats.pk) + "?pagina=2")

    said = [one.said.lower() for page in (first, second) for one in page.context["rows"]]
    assert (said, len(list(second.context["rows"]))) == (sorted(said), 2)
    assert (said.count("noten"), said.count("melk"), "vis" in said) == (35, 17, False)
    assert "?pagina=2" in text_of(first)


def test_a_question_of_another_event_is_not_there(signed_in, event):
    other = asked(EventFactory())
    assert signed_in.get(at("answers", event, other.pk)).status_code == 404


def test_others_who_come_read_no_answer(client, event):
    eats = asked(event)
    own = registered(event, answers={eats.pk: "pindakaas"})
    client.force_login(own.member)
    for address in (at("table", event), at("answers", event, eats.pk)):
        refused = client.get(address)
        assert (refused.status_code, "pindakaas" in text_of(refused)) == (403, False)
    assert "pindakaas" not in text_of(client.get(reverse("registration:list-participants", args=[event.slug])))


@pytest.mark.parametrize("number", [1, 3, 30])
def test_reading_them_costs_as_much_for_any_number(signed_in, event, number, django_assert_num_queries):
    questions = [asked(event, **DIET), *(asked(event, f"Vraag {place}") for place in range(min(number, 9)))]
    for _ in range(number):
        registered(event, answers={one.pk: "Alles" for one in questions})
    for address, queries in ((at("table", event), 12), (at("answers", event, questions[-1].pk), 10)):
        signed_in.get(address)
        with django_assert_num_queries(queries):
            signed_in.get(address)
