"""Naming reviewers and co-organisers."""

import pytest

from cop.core.errors import DomainError, NotAllowed
from cop.core.roles import ORGANISERS
from events.challenges import services
from events.challenges.permissions import may_organise, may_review
from events.challenges.services import Part
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


@pytest.fixture
def challenge(organiser):
    return ChallengeFactory(organiser=organiser)


@pytest.fixture
def member():
    return MemberFactory(display_name="Noor Bakker", email="noor@voorbeeld.nl")


@pytest.mark.parametrize("who", ["noor@voorbeeld.nl", " NOOR@voorbeeld.nl ", "Noor Bakker", "noor bakker"])
def test_a_member_is_named_by_address_or_whole_name(challenge, organiser, member, who):
    for _time in range(2):
        named = services.name_member(challenge=challenge, by=organiser, who=who, part=Part.REVIEWER)

    assert named == member
    assert challenge.reviewer_rows.count() == 1
    assert may_review(member, challenge)
    assert not may_organise(member, challenge)


def test_a_co_organiser_names_others_until_taken_away(challenge, organiser, member):
    other = MemberFactory(display_name="Ali Demir")
    services.name_member(challenge=challenge, by=organiser, who=member.email, part=Part.CO_ORGANISER)
    services.name_member(challenge=challenge, by=member, who="Ali Demir", part=Part.REVIEWER)
    services.take_part_away(challenge=challenge, by=organiser, member_id=member.pk, part=Part.CO_ORGANISER)

    with pytest.raises(NotAllowed):
        services.take_part_away(challenge=challenge, by=member, member_id=other.pk, part=Part.REVIEWER)
    assert may_review(other, challenge)


def test_a_co_organiser_without_the_role_gets_no_copy_that_they_could_not_open(client, challenge, organiser, member):
    services.name_member(challenge=challenge, by=organiser, who=member.email, part=Part.CO_ORGANISER)
    client.force_login(member)
    page, path = client.get(challenge.url).content.decode(), f"/mijn/challenges/{challenge.pk}/kopie/"

    assert "/intrekken/" in page
    assert path not in page
    assert client.post(path).status_code == 403
    client.force_login(organiser)
    assert path in client.get(challenge.url).content.decode()
    assert client.post(path, follow=True).status_code == 200


def test_who_was_taken_off_a_moment_ago_reads_why(client, challenge, member, monkeypatch):
    """The door was passed; the service looks again."""
    monkeypatch.setattr("events.challenges.views.people.challenge_to_organise_or_404", lambda _request, _pk: challenge)
    client.force_login(member)
    answer = client.post(f"/mijn/challenges/{challenge.pk}/mensen/beoordelaar/{member.pk}/weg/")

    assert answer.status_code == 403
    assert "Alleen wie deze challenge organiseert" in answer.content.decode()


@pytest.mark.parametrize("who", ["Noor", "iemand@anders.nl", "wacht@voorbeeld.nl", "weg@voorbeeld.nl"])
def test_who_is_no_one_member_is_refused(challenge, organiser, member, who):
    MemberFactory(pending=True, email="wacht@voorbeeld.nl")
    MemberFactory(is_active=False, email="weg@voorbeeld.nl")

    with pytest.raises(DomainError):
        services.name_member(challenge=challenge, by=organiser, who=who, part=Part.REVIEWER)
    assert not challenge.reviewer_rows.exists()


def test_two_of_one_name_are_told_apart_by_address(challenge, organiser, member):
    MemberFactory(display_name="Noor Bakker")

    with pytest.raises(DomainError):
        services.name_member(challenge=challenge, by=organiser, who="Noor Bakker", part=Part.REVIEWER)


def test_the_owner_is_no_co_organiser_and_may_review(challenge, organiser):
    services.name_member(challenge=challenge, by=organiser, who=organiser.email, part=Part.REVIEWER)

    with pytest.raises(DomainError):
        services.name_member(challenge=challenge, by=organiser, who=organiser.email, part=Part.CO_ORGANISER)


def test_there_are_not_too_many(challenge, organiser, member, monkeypatch):
    monkeypatch.setitem(services.naming.MOST, Part.REVIEWER, 1)
    services.name_member(challenge=challenge, by=organiser, who=member.email, part=Part.REVIEWER)

    with pytest.raises(DomainError):
        services.name_member(challenge=challenge, by=organiser, who=organiser.email, part=Part.REVIEWER)


def test_a_wrong_name_stays_typed_with_a_sentence(client, challenge, organiser, member):
    client.force_login(organiser)
    address = f"/mijn/challenges/{challenge.pk}/mensen/"

    wrong = client.post(f"{address}beoordelaar/", {"who_beoordelaar": "Niemand"})
    right = client.post(f"{address}beoordelaar/", {"who_beoordelaar": member.email}, follow=True)
    gone = client.post(f"{address}beoordelaar/{member.pk}/weg/", follow=True)

    assert wrong.status_code == 422
    assert 'value="Niemand"' in wrong.content.decode()
    assert "Noor Bakker" in right.content.decode()
    assert not challenge.reviewer_rows.exists()
    assert gone.status_code == 200
    assert client.post(f"{address}iets/", {}).status_code == 404


def test_the_step_shows_who_is_named(client, challenge, organiser, member):
    challenge.reviewers.add(member)
    client.force_login(organiser)

    assert "Noor Bakker" in client.get(f"/mijn/bijdragen/{challenge.pk}/voor-wie/").content.decode()
