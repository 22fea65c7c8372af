"""Editors find challenges in the menu of the admin, with the phase of each."""

import pytest

from cop.core.moment_words import moment_in_words
from cop.core.roles import EDITORS
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
LIST = "/beheer/challenges_admin/"


@pytest.fixture
def editor(client):
    editor = MemberFactory(groups=[EDITORS])
    client.force_login(editor)
    return editor


def test_each_stands_there_in_its_phase_with_its_deadline(client, editor):
    ChallengeFactory(title="Wie repareert de brug?")
    ChallengeFactory(title="Wie leest de sensor uit?", phase="selectie", problem_owner="Waterschap Lage Landen")
    ChallengeFactory(title="Wie bedient de sluis?", phase="ingetrokken")
    ChallengeFactory(title="Nog niet klaar", live=False, opens_at=None, deadline=None, select_by=None, runs_until=None)

    page = client.get(LIST).content.decode()
    for words in (
        "Wie repareert de brug?",
        "Wie leest de sensor uit?",
        "Wie bedient de sluis?",
        "Nog niet klaar",
        "Waterschap Lage Landen",
    ):
        assert words in page
    for phase in ("Open voor inzendingen", "Selectie", "Ingetrokken"):
        assert phase in page
    assert LIST in client.get("/beheer/").content.decode()


def test_of_a_deadline_to_come_the_day_stands_there(client, editor):
    challenge = ChallengeFactory()

    assert moment_in_words(challenge.deadline) in client.get(LIST).content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_asks_as_much_for_any_number(client, editor, known_site, number, django_assert_num_queries):
    for _ in range(number):
        ChallengeFactory()
    client.get(LIST)
    with django_assert_num_queries(22):
        client.get(LIST)
