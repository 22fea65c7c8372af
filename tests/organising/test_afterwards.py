"""What stays of an event."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.notifications.models import Delivery
from events.agenda.models import EventPage
from events.organising import services
from events.organising.models import EventFile, Feedback, FeedbackGiven
from events.organising.summary import Alike, added_up
from events.registration.models import Registration
from tests.factories.members import MemberFactory
from tests.organising.test_table import at


def there(event):
    return [one.member for one in Registration.objects.filter(event=event, attended=True).order_by("pk")]


def ask(event, organiser, questions=("score", "worked", "change", "recommends")):
    return services.ask_feedback(event=event, by=organiser, questions=questions)


def test_notes_are_cleaned_and_stand_on_the_page(signed_in, past, client):
    signed_in.post(at("afterwards", past), {"notes": "<p>Mooi</p><script>x</script>"})
    page = client.get(past.url).content.decode()
    assert "<p>Mooi</p>" in page
    assert "<script>x" not in page


def test_nothing_is_added_before_the_end(event, organiser):
    with pytest.raises(DomainError):
        services.save_notes(event=event, by=organiser, notes="<p>x</p>")
    with pytest.raises(DomainError):
        ask(event, organiser)


def test_a_file_is_checked_and_a_members_only_one_is_for_members(signed_in, past, client):
    refused = signed_in.post(at("add-file", past), {"title": "Dia", "upload": SimpleUploadedFile("a.pdf", b"niets")})
    assert refused.status_code == 422
    assert not EventFile.objects.exists()

    signed_in.post(at("add-file", past), {"title": "Lijst", "upload": SimpleUploadedFile("a.txt", b"een")})
    file = EventFile.objects.get()
    client.logout()
    assert client.get(file.document.url).status_code == 200
    assert "Lijst" in client.get(past.url).content.decode()

    EventPage.objects.filter(pk=past.pk).update(members_only=True)
    assert client.get(file.document.url).status_code in {302, 403, 404}
    client.force_login(MemberFactory())
    assert client.get(file.document.url).status_code == 200

    client.force_login(past.owner)
    client.post(at("remove-file", past, file.pk))
    assert not EventFile.objects.exists()


def test_who_was_there_is_asked_once(past, organiser):
    assert ask(past, organiser) == 5
    ask(past, organiser, ["score"])
    assert Delivery.objects.filter(key__startswith="event-feedback:").count() == 5
    past.afterwards.refresh_from_db()
    assert past.afterwards.asked == ["score", "worked", "change", "recommends"]


def test_an_answer_is_given_once_by_who_was_there_and_without_a_name(past, organiser):
    with pytest.raises(Conflict):
        services.give_feedback(event=past, by=there(past)[0], answers={"score": 4})
    ask(past, organiser)
    services.give_feedback(event=past, by=there(past)[0], answers={"score": 4, "worked": "Alles"})
    with pytest.raises(Conflict):
        services.give_feedback(event=past, by=there(past)[0], answers={"score": 1})
    with pytest.raises(NotAllowed):
        services.give_feedback(event=past, by=MemberFactory(), answers={"score": 1})
    absent = Registration.objects.get(event=past, attended__isnull=True).member
    with pytest.raises(NotAllowed):
        services.give_feedback(event=past, by=absent, answers={"score": 1})
    assert Feedback.objects.get().score == 4
    assert {field.name for field in Feedback._meta.fields} == {"id", "event", "score", "worked", "change", "recommends"}
    assert FeedbackGiven.objects.count() == 1


def test_participants_see_numbers_from_five_answers_on_and_never_the_texts(past, organiser, client):
    ask(past, organiser)
    for number, member in enumerate(there(past)):
        client.force_login(there(past)[0])
        assert "feedback-title" not in client.get(past.url).content.decode()
        client.force_login(member)
        answers = {"score": str(3 + number % 3), "worked": "Geheim woord", "recommends": "ja"}
        assert client.post(at("give-feedback", past), answers).status_code == 302
    client.force_login(there(past)[0])
    page = client.get(past.url).content.decode()
    assert "feedback-title" in page
    assert "Geheim woord" not in page

    client.force_login(organiser)
    assert "Geheim woord" in client.get(at("afterwards", past)).content.decode()
    client.force_login(MemberFactory())
    assert "feedback-title" not in client.get(past.url).content.decode()


def test_an_empty_form_is_refused_with_a_sentence(past, organiser, client):
    ask(past, organiser)
    client.force_login(there(past)[0])
    assert client.post(at("give-feedback", past), {"score": ""}).status_code == 422


@given(st.lists(st.tuples(st.none() | st.integers(1, 5), st.none() | st.booleans())))
def test_sums_add_up(given_answers):
    summary = added_up([Alike(score, yes, 1) for score, yes in given_answers])
    scores = [score for score, _yes in given_answers if score]
    assert sum(summary.scores) == len(scores)
    assert (summary.average is None) == (not scores)
    assert 0 <= summary.recommend <= summary.recommend_of <= summary.number
    assert summary.may_be_shown == (summary.number >= 5)


def said(event, *texts):
    Feedback.objects.bulk_create(Feedback(event=event, score=4, worked=text, change=text) for text in texts)


def test_texts_stand_on_pages(signed_in, past, organiser):
    ask(past, organiser)
    said(past, *(f"Tekst {number:02}" for number in range(60)))

    page = signed_in.get(at("afterwards", past)).content.decode()
    assert ("Tekst 09" in page, "Tekst 10" in page) == (True, False)
    assert "Lees alle 60 antwoorden" in page
    first, second = (signed_in.get(at("opinions", past, "goed") + f"?pagina={number}") for number in (1, 2))
    assert list(first.context["rows"])[::49] == ["Tekst 00", "Tekst 49"]
    assert len(list(second.context["rows"])) == 10
    assert signed_in.get(at("opinions", past, "anders")).status_code == 200
    assert signed_in.get(at("opinions", past, "score")).status_code == 404


def test_nobody_else_reads_the_texts(past, organiser, client):
    said(past, "Geheim woord")
    client.force_login(there(past)[0])
    assert client.get(at("opinions", past, "goed")).status_code == 403


@pytest.mark.parametrize("number", [1, 3, 30])
def test_reading_texts_costs_as_much_for_any_number(signed_in, past, number, django_assert_num_queries):
    said(past, *(f"Tekst {place}" for place in range(number * 20)))
    for address, queries in ((at("afterwards", past), 13), (at("opinions", past, "goed"), 9)):
        signed_in.get(address)
        with django_assert_num_queries(queries):
            signed_in.get(address)
