"""Events and challenges of *Vandaag* and of the front door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.agenda.models.event import EventCoOrganiser
from events.registration.models import Registration
from tests.factories.agenda import EventFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def door(client, member=None):
    if member is not None:
        client.force_login(member)
    return client.get("/").context_data["door"]


def titles(rows):
    return [row.event.title for row in rows]


def test_today_shows_what_is_mine_with_an_offered_place_first(client):
    member = MemberFactory()
    for title, state in (("Ingeschreven", "registered"), ("Aangeboden", "offered"), ("Wacht", "waiting")):
        one = registered(EventFactory(title=title), member)
        until = timezone.now() + timedelta(hours=5) if state == "offered" else None
        Registration.objects.filter(pk=one.pk).update(state=state, offered_until=until)
    registered(EventFactory(title="Van een ander"), MemberFactory())

    shown = door(client, member)

    assert titles(shown["own_events"]) == ["Aangeboden", "Ingeschreven", "Wacht"]
    assert {event.title for event in shown["events"]} == {"Van een ander"}
    page = client.get("/").content.decode()
    assert "plek voor je vrij tot" in page


def test_organisers_see_what_is_theirs_in_the_next_days(client):
    organiser = MemberFactory(groups=["Organisers"])
    EventFactory(title="Van mij", organiser=organiser)
    now = timezone.now()
    EventFactory(
        title="Ver weg", organiser=organiser, starts_at=now + timedelta(days=40), ends_at=now + timedelta(days=41)
    )
    helped = EventFactory(title="Ik help mee")
    EventCoOrganiser.objects.create(event=helped, member=organiser)

    shown = door(client, organiser)["own_events"]
    assert sorted(titles(shown)) == ["Ik help mee", "Van mij"]
    assert all(one.organises for one in shown)
    organiser.groups.clear()
    assert titles(door(client, organiser)["own_events"]) == ["Ik help mee"]


def test_visitors_see_open_challenges_and_members_near_deadlines(client):
    ChallengeFactory(question="Hoe vinden we technici?")
    ChallengeFactory(question="Hoe besloten?", members_only=True)

    assert [one.challenge.question for one in door(client)["challenges"]] == ["Hoe vinden we technici?"]
    near = door(client, MemberFactory())["challenges"]
    assert all(one.challenge.deadline < timezone.now() + timedelta(days=21) for one in near)


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_home_costs_the_same_with_many_events_and_challenges(client, number, django_assert_num_queries):
    member = MemberFactory()
    for place in range(number):
        registered(EventFactory(title=f"Mijn {place}"), member)
        EventFactory(title=f"Ander {place}")
        ChallengeFactory(question=f"Hoe {place}?")
    client.force_login(member)
    client.get("/")
    with django_assert_num_queries(13):
        client.get("/")
