"""The list of events in the admin: when they are, and how full."""

import pytest

from cop.core.roles import EDITORS
from events.agenda import services
from events.agenda.wagtail_hooks import places_in_words
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db

LIST = "/beheer/events_admin/"


@pytest.fixture
def editor(client):
    editor = MemberFactory(groups=[EDITORS])
    client.force_login(editor)
    return editor


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"capacity": 20, "row": {"places_taken": 12}}, "12 van 20"),
        ({"capacity": 1200, "row": {"places_taken": 1200, "waiting": 3}}, "1.200 van 1.200, 3 op de wachtlijst"),
        ({"row": {"places_taken": 7}}, "7"),
        ({"registration_mode": "geen"}, ""),
    ],
)
def test_an_editor_sees_how_full_an_event_is(client, editor, values, said):
    event = EventFactory(**values)

    assert places_in_words(event) == said
    assert said in client.get(LIST).content.decode()


def test_of_an_event_to_come_the_day_stands_there(client, editor):
    event = EventFactory(days=20)

    assert event.when in client.get(LIST).content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same(client, editor, django_assert_num_queries, number):
    for _ in range(number):
        EventFactory(capacity=5)
    client.get(LIST)
    with django_assert_num_queries(22):
        client.get(LIST)


def test_what_is_cancelled_does_not_look_as_if_it_goes_on(client, editor, organiser):
    event = EventFactory(organiser=organiser, days=20)
    assert "(afgelast)" not in client.get(LIST).content.decode()
    services.cancel_event(event=event, by=organiser, reason="Ziek.")

    assert f"{event.when} (afgelast)" in client.get(LIST).content.decode()
