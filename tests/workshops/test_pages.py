"""The page of a workshop, the facilitator's view and the run sheet."""

import pytest

from knowledge.workshops.models import Length
from tests.factories.members import MemberFactory
from tests.factories.workshops import WorkshopFactory, make_document

pytestmark = pytest.mark.django_db
SECRET = "laat stiltes vallen"


@pytest.fixture
def workshop():
    return WorkshopFactory(
        slug="omschrijven",
        materials=[
            {"title": "Werkblad", "document": make_document(), "part_number": 2},
            {"title": "Antwoordvel", "document": make_document("antwoord.txt"), "for_facilitator_only": True},
        ],
    )


def test_times_are_counted_when_it_is_published(workshop):
    assert (workshop.total_minutes, workshop.least_minutes, workshop.length) == (90, 55, Length.TWO_HOURS)


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_the_page_never_shows_what_is_for_the_facilitator(client, workshop, who):
    if who == "member":
        client.force_login(MemberFactory())

    said = client.get("/workshops/omschrijven/").content.decode()

    assert "Schrijf een vacature om" in said
    assert "Werkblad" in said
    assert SECRET not in said
    assert "Antwoordvel" not in said


def test_a_visitor_signs_in_for_the_facilitators_view(client, workshop):
    for word in ("begeleider", "draaiboek"):
        answer = client.get(f"/workshops/omschrijven/{word}/?lengte=60")

        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/?next=/workshops/omschrijven/")


@pytest.mark.parametrize("word", ["begeleider", "draaiboek"])
def test_a_member_sees_notes_clock_times_and_a_short_version(client, workshop, word):
    client.force_login(MemberFactory())

    said = client.get(f"/workshops/omschrijven/{word}/?lengte=60&start=09:30").content.decode()

    assert SECRET in said
    assert "Antwoordvel" in said
    assert "09:30" in said
    assert "10:30" in said


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("lengte=veel", "Geef een heel aantal minuten"),
        ("lengte=0", "Geef minstens"),
        ("start=ochtend", "Geef een tijd"),
    ],
)
def test_wrong_input_gets_a_sentence_and_keeps_what_was_typed(client, workshop, query, sentence):
    client.force_login(MemberFactory())

    answer = client.get(f"/workshops/omschrijven/begeleider/?{query}")

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{query.partition("=")[2]}"' in answer.content.decode()


def test_a_time_that_is_too_short_says_how_long_it_takes_at_least(client, workshop):
    client.force_login(MemberFactory())

    said = client.get("/workshops/omschrijven/begeleider/?lengte=30").content.decode()

    assert "55 minuten" in said


def test_the_list_shows_what_one_may_read(client, workshop):
    WorkshopFactory(title="Besloten", members_only=True)

    assert "Besloten" not in client.get("/workshops/").content.decode()

    client.force_login(MemberFactory())
    assert "Besloten" in client.get("/workshops/").content.decode()
