"""Who lands on an address that only takes a form, as the browser does after signing in again."""

import pytest

from cop.core.roles import ORGANISERS
from events.challenges.phases import Phase
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def challenge():
    return ChallengeFactory(slug="technici", organiser=MemberFactory(groups=[ORGANISERS]), phase=Phase.SELECTION)


@pytest.mark.parametrize(
    ("address", "stands"),
    [
        ("kopie/", "/challenges/technici/"),
        ("besluit/", "/challenges/technici/"),
        ("les/", "/challenges/technici/"),
        ("mensen/beoordelaar/", "/mijn/challenges/{pk}/mensen/#beoordelaar"),
        ("mensen/organisator/1/weg/", "/mijn/challenges/{pk}/mensen/#organisator"),
    ],
)
def test_an_organiser_gets_to_where_the_form_stands(client, challenge, address, stands):
    place = f"/mijn/challenges/{challenge.pk}/{address}"
    sign_in = client.post(place, {"decision": "selected"})
    assert sign_in["Location"] == f"/accounts/login/?next={place}"
    client.force_login(challenge.owner)

    assert client.get(place)["Location"] == stands.format(pk=challenge.pk)
    challenge.refresh_from_db()
    assert challenge.selected_at is None
    assert client.put(place).status_code == 405


def test_of_a_draft_one_goes_on_writing(client, challenge):
    challenge.unpublish()
    client.force_login(challenge.owner)

    answer = client.get(f"/mijn/challenges/{challenge.pk}/kopie/")
    assert answer["Location"] == f"/mijn/bijdragen/{challenge.pk}/"


def test_others_know_of_nothing(client, challenge):
    client.force_login(MemberFactory())

    assert client.get(f"/mijn/challenges/{challenge.pk}/besluit/").status_code == 404


def test_any_form_behind_the_door_leads_back_to_its_page(client, challenge):
    address, page = f"/mijn/bijdragen/{challenge.pk}/versturen/", f"/mijn/bijdragen/{challenge.pk}/?x=1"
    client.post(address, headers={"referer": f"http://testserver{page}"})
    client.force_login(challenge.owner)
    assert client.get(address)["Location"] == page
    client.logout()
    client.post(address, headers={"referer": f"https://elsewhere.example{page}"})
    client.force_login(challenge.owner)

    assert client.get(address).status_code == 405
