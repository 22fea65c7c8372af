"""Suggestions while typing."""

import pytest

from cop.core import pace
from cop.search import views
from tests.factories.catalogue import LearningFormFactory
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.workshops import WorkshopFactory

pytestmark = pytest.mark.django_db
SUGGEST = "/zoeken/suggesties/"


@pytest.fixture
def one_minute(monkeypatch):
    """The clock stands still, so that no minute turns during a test."""
    clock = {"now": 1_000_000.0}
    monkeypatch.setattr(pace.time, "time", lambda: clock["now"])
    return clock


def test_a_suggestion_has_text_address_and_kind(client):
    lesson = LessonFactory(title="Inwerken met een buddy")
    answer = client.get(SUGGEST, {"q": "inwer"}).json()

    assert answer["suggestions"] == [{"text": "Inwerken met een buddy", "url": lesson.url, "kind": "Les"}]
    assert answer["said"] == "1 suggestie. Kies met de pijltjestoetsen."


def test_a_learning_form_leads_to_the_workshops_with_it(client):
    form = LearningFormFactory(slug="rollenspel")
    assert client.get(SUGGEST, {"q": "rollen"}).json()["suggestions"] == []
    workshop = WorkshopFactory()
    workshop.learning_forms = [form]
    workshop.save()

    assert client.get(SUGGEST, {"q": "rollen"}).json()["suggestions"] == [
        {"text": "Rollenspel", "url": "/workshops/?leervorm=rollenspel", "kind": "Leervorm"}
    ]


def test_nothing_is_suggested_for_one_letter_or_none(client):
    LessonFactory(title="Inwerken")
    for words in ("", "i", " i ", "\u200b"):
        assert client.get(SUGGEST, {"q": words}).json() == {"suggestions": [], "said": "Geen suggesties."}
    assert client.get(SUGGEST).json()["suggestions"] == []


def test_at_most_eight(client):
    for number in range(12):
        LessonFactory(title=f"Inwerken {number}")

    assert len(client.get(SUGGEST, {"q": "inwerken"}).json()["suggestions"]) == 8


def test_titles_come_out_as_text_and_not_as_html(client):
    LessonFactory(title="Inwerken <b>&</b> zo")
    answer = client.get(SUGGEST, {"q": "inwerken"})

    assert answer["Content-Type"] == "application/json"
    assert answer.json()["suggestions"][0]["text"] == "Inwerken <b>&</b> zo"


def test_an_answer_is_kept_a_minute_and_for_this_reader_alone(client):
    answer = client.get(SUGGEST, {"q": "in"})

    assert {part.strip() for part in answer["Cache-Control"].split(",")} == {"private", "max-age=60"}
    assert "Cookie" in answer["Vary"]


def test_who_asks_too_much_waits_a_minute(client, one_minute, monkeypatch):
    monkeypatch.setattr(views, "MOST_SUGGESTIONS", 3)
    LessonFactory(title="Inwerken")
    assert [client.get(SUGGEST, {"q": "inwer"}).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = client.get(SUGGEST, {"q": "inwer"})
    assert refused.json() == {"suggestions": [], "said": ""}
    assert "Cache-Control" not in refused

    # A member is counted by herself, and another address by itself.
    assert client.get(SUGGEST, {"q": "inwer"}, REMOTE_ADDR="10.1.1.1").status_code == 200
    client.force_login(MemberFactory())
    assert client.get(SUGGEST, {"q": "inwer"}).status_code == 200
    client.logout()
    one_minute["now"] += 60
    assert client.get(SUGGEST, {"q": "inwer"}).status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_suggestions_cost_the_same_for_any_number(client, django_assert_num_queries, number):
    for place in range(number):
        LessonFactory(title=f"Inwerken {place}")
    client.get(SUGGEST, {"q": "inwerken"})
    with django_assert_num_queries(5):
        assert len(client.get(SUGGEST, {"q": "inwerken"}).json()["suggestions"]) == min(number, 8)


def test_a_region_leads_to_its_own_page(client):
    region = RegionFactory(name="Merenland", slug="merenland")
    LessonFactory(regions=[region])

    assert client.get(SUGGEST, {"q": "meren"}).json()["suggestions"] == [
        {"text": "Merenland", "url": "/regios/merenland/", "kind": "Pagina van een regio"}
    ]
