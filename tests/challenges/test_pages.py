"""The page of a challenge, and where it may stand."""

import pytest
from wagtail.test.utils import WagtailPageTestCase

from cop.core.roles import ORGANISERS
from events.agenda.models import EventKind
from events.challenges.models import ChallengeIndexPage, ChallengePage
from home.models import HomePage
from tests.factories.agenda import EventFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


class TestPlaces(WagtailPageTestCase):
    def test_challenges_stand_under_their_list_only(self):
        self.assertAllowedParentPageTypes(ChallengePage, {ChallengeIndexPage})
        self.assertAllowedSubpageTypes(ChallengePage, set())
        self.assertAllowedParentPageTypes(ChallengeIndexPage, {HomePage})


@pytest.mark.parametrize("phase", ["aangekondigd", "open", "selectie", "loopt", "afgerond", "ingetrokken"])
def test_factory_makes_a_challenge_in_every_phase(client, phase):
    challenge = ChallengeFactory(phase=phase)

    assert challenge.phase == phase
    assert client.get(challenge.url).status_code == 200


def test_the_list_counts_each_phase_beside_its_heading(client):
    for phase in ("open", "open", "selectie", "afgerond"):
        ChallengeFactory(phase=phase)

    groups = client.get("/challenges/").context["listing"].groups

    assert [(group.phase.value, group.number, len(group.cards)) for group in groups] == [
        ("open", 2, 2),
        ("selectie", 1, 1),
        ("afgerond", 1, 1),
    ]


def test_a_phase_counts_what_stands_on_other_pages_too(client):
    for _place in range(25):
        ChallengeFactory()
    ChallengeFactory(phase="afgerond")

    first = client.get("/challenges/").context["listing"].groups
    second = client.get("/challenges/?pagina=2").context["listing"].groups

    assert [(group.number, len(group.cards)) for group in first] == [(25, 20)]
    assert [(group.number, len(group.cards)) for group in second] == [(25, 5), (1, 1)]


@pytest.fixture
def national():
    """A national event with challenges of three regions, one for members only."""
    event = EventFactory(title="Landelijke dag", kind=EventKind.NATIONAL)
    for name, told in (
        ("Noord", {"phase": "afgerond"}),
        ("Oost", {}),
        ("Zuid", {"members_only": True, "phase": "selectie"}),
    ):
        region = RegionFactory(name=name)
        ChallengeFactory(title=f"Vraag van {name}", question="", national_event=event, regions=[region], **told)
    ChallengeFactory(title="Losse vraag")
    return event


def test_challenges_of_regions_roll_up_under_the_national_event(client, national):
    as_visitor = client.get(national.url).content.decode()
    client.force_login(MemberFactory())
    as_member = client.get(national.url).content.decode()

    assert as_visitor.index("Vraag van Oost") < as_visitor.index("Vraag van Noord")
    assert "Vraag van Zuid" not in as_visitor
    assert "2 challenges: 1 open voor inzendingen, 1 afgerond." in as_visitor
    assert "3 challenges: 1 open voor inzendingen, 1 selectie, 1 afgerond." in as_member
    assert "Losse vraag" not in as_member


def test_a_challenge_leads_to_the_national_event_and_to_those_of_other_regions(client, national):
    challenge = ChallengePage.objects.get(title="Vraag van Oost")
    as_visitor = client.get(challenge.url)
    client.force_login(MemberFactory())
    as_member = client.get(challenge.url)

    assert national.url in as_visitor.content.decode()
    assert [row.challenge.title for row in as_visitor.context["reading"].siblings] == ["Vraag van Noord"]
    assert [row.challenge.title for row in as_member.context["reading"].siblings] == [
        "Vraag van Zuid",
        "Vraag van Noord",
    ]


def test_a_national_event_for_members_is_no_way_to_others_for_visitors(client, national):
    national.members_only = True
    national.save_revision().publish(skip_permission_checks=True)
    challenge = ChallengePage.objects.get(title="Vraag van Oost")

    answer = client.get(challenge.url)

    assert answer.context["reading"].siblings == []
    assert "Landelijke dag" not in answer.content.decode()


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        ("open", "om in te zenden"),
        ("aangekondigd", "gaat binnenkort open"),
        ("selectie", "De inzendingen worden bekeken"),
        ("loopt", "Met wat gekozen is, wordt nu gewerkt"),
        ("afgerond", "is nog niet verteld"),
        ("ingetrokken", "is ingetrokken"),
    ],
)
def test_each_phase_has_its_own_sentence(client, phase, said):
    challenge = ChallengeFactory(phase=phase, results="", outcome_done="", outcome_result="")

    assert said in client.get(challenge.url).content.decode()


def test_who_wrote_a_challenge_is_not_offered_to_report_it(client):
    owner, reader = MemberFactory(groups=[ORGANISERS]), MemberFactory()
    challenge = ChallengeFactory(organiser=owner)
    for member, offered in ((owner, False), (reader, True)):
        client.force_login(member)
        offers = f"/melden/challenges.challengepage/{challenge.pk}/" in client.get(challenge.url).content.decode()
        assert offers is offered
