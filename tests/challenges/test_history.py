"""What changed in a challenge and by whom: the text for its readers, decisions and people for its organisers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cop.core.roles import EDITORS, ORGANISERS
from events.challenges import services
from events.challenges.models import ChallengePage
from events.challenges.services import Part
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS], display_name="Olga Organisator")


@pytest.fixture
def challenge(organiser):
    """With a deadline that moved, two members named and one taken away, and a selection that was made."""
    challenge = ChallengeFactory(organiser=organiser, phase="selectie")
    version = ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object()
    version.select_by += timedelta(days=2)
    version.save_revision(user=organiser).publish(user=organiser, skip_permission_checks=True)
    noor = MemberFactory(display_name="Noor Bakker", email="noor@voorbeeld.nl")
    services.name_member(challenge=challenge, by=organiser, who=noor.email, part=Part.CO_ORGANISER)
    services.name_member(challenge=challenge, by=organiser, who=noor.email, part=Part.REVIEWER)
    services.take_part_away(challenge=challenge, by=noor, member_id=noor.pk, part=Part.REVIEWER)
    services.mark_selected(challenge=challenge, by=noor)
    return challenge


def read(client, challenge, who=None):
    if who is not None:
        client.force_login(who)
    return client.get(f"{challenge.url}geschiedenis/")


def told(answer):
    return [(one.what, one.by) for one in answer.context["happenings"]]


def test_organisers_see_what_was_decided_and_who_was_named(client, challenge, organiser):
    answer = read(client, challenge, organiser)

    assert told(answer) == [
        ("Zei dat de selectie gemaakt is", "Noor Bakker"),
        ("Haalde Noor Bakker weg: beoordelaar", "Noor Bakker"),
        ("Wees Noor Bakker aan: beoordelaar", "Olga Organisator"),
        ("Wees Noor Bakker aan: medeorganisator", "Olga Organisator"),
    ]
    assert "Besluiten en mensen" in answer.content.decode()


def test_an_editor_sees_the_same_in_the_site_and_in_the_admin(client, challenge):
    editor = MemberFactory(groups=[EDITORS])

    assert len(told(read(client, challenge, editor))) == 4
    admin = client.get(reverse("wagtailadmin_pages:history", args=[challenge.pk])).content.decode()
    assert "Wees Noor Bakker aan: medeorganisator" in admin


@pytest.mark.parametrize("signed_in", [False, True])
def test_readers_see_the_dates_that_moved_and_no_names_of_judges(client, challenge, signed_in):
    answer = read(client, challenge, MemberFactory() if signed_in else None)

    assert told(answer) == []
    assert "Noor Bakker" not in answer.content.decode()
    assert [row.changed for row in answer.context["versions"]] == [["Selectie bekend op"]]


def test_who_took_the_role_away_sees_it_no_more(client, challenge, organiser):
    organiser.groups.clear()

    assert told(read(client, challenge, organiser)) == []


def test_a_withdrawal_is_told_with_its_reason(client, organiser):
    challenge = ChallengeFactory(organiser=organiser)
    services.withdraw_challenge(challenge=challenge, by=organiser, reason="Het is opgelost.")

    assert told(read(client, challenge, organiser)) == [("Trok de challenge in: Het is opgelost.", "Olga Organisator")]


def test_a_name_goes_with_the_account(client, challenge, organiser):
    noor = challenge.co_organiser_rows.get().member
    noor.delete()

    answer = read(client, challenge, organiser)
    assert "Noor Bakker" not in answer.content.decode()
    assert ("Wees een oud-lid aan: medeorganisator", "Olga Organisator") in told(answer)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same_whatever_happened(client, known_site, django_assert_num_queries, organiser, number):
    challenge = ChallengeFactory(organiser=organiser)
    for place in range(number):
        member = MemberFactory(email=f"lid{place}@voorbeeld.nl")
        services.name_member(challenge=challenge, by=organiser, who=member.email, part=Part.CO_ORGANISER)
        services.take_part_away(challenge=challenge, by=organiser, member_id=member.pk, part=Part.CO_ORGANISER)
    client.force_login(organiser)

    client.get("/over/")  # somebody was here before
    with django_assert_num_queries(13):
        assert read(client, challenge).status_code == 200
