"""What pages of challenges cost, whatever their number and length: literally so many queries."""

import pytest

from cop.core.roles import ORGANISERS
from events.agenda.models import EventKind
from events.challenges.models import ChallengePage
from tests.factories.agenda import EventFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


@pytest.fixture
def as_who(client, organiser):
    def sign_in(who):
        if who != "visitor":
            client.force_login(organiser if who == "organiser" else MemberFactory())
        return client

    return sign_in


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 8), ("member", 13), ("organiser", 13)])
def test_the_list(as_who, known_site, django_assert_num_queries, number, who, queries):
    theme, region = ThemeFactory(), RegionFactory()
    for _place in range(number):
        ChallengeFactory(themes=[theme], regions=[region])
    client = as_who(who)

    client.get("/over/")  # somebody was here before
    with django_assert_num_queries(queries):
        assert client.get("/challenges/").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 3), ("member", 12), ("organiser", 12)])
def test_a_page_that_was_read_before(as_who, known_site, django_assert_num_queries, organiser, number, who, queries):
    challenge = hung_with(number, organiser)
    client = as_who(who)

    client.get(challenge.url)
    with django_assert_num_queries(queries):
        assert client.get(challenge.url).status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_page_that_nobody_read_yet(client, known_site, django_assert_num_queries, organiser, number):
    challenge = hung_with(number, organiser)

    client.get("/over/")  # somebody was here before
    with django_assert_num_queries(4):
        assert client.get(challenge.url).status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_of_results(as_who, known_site, django_assert_num_queries, organiser, number):
    challenge = hung_with(number, organiser, phase="afgerond", results="<p>Het werkte.</p>")
    client = as_who("organiser")

    client.get(challenge.url)
    with django_assert_num_queries(13):
        assert client.get(f"{challenge.url}resultaat/").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 4), ("organiser", 12)])
def test_the_page_of_a_national_event(as_who, known_site, django_assert_num_queries, organiser, number, who, queries):
    national = EventFactory(title="Landelijk", kind=EventKind.NATIONAL, organiser=organiser, themes=[ThemeFactory()])
    for _place in range(number):
        ChallengeFactory(national_event=national, themes=[ThemeFactory()], regions=[RegionFactory()])
    client = as_who(who)

    client.get(national.url)
    with django_assert_num_queries(queries):
        answer = client.get(national.url)
    assert answer.content.count(b"challenge-card") == number


def test_what_is_kept_follows_a_change(client, known_site, organiser):
    theme = ThemeFactory(name="Waterbouw")
    challenge = ChallengeFactory(organiser=organiser, themes=[theme], criteria=["Haalbaar"])
    client.get(challenge.url)

    theme.name = "Klimaatwerk"
    theme.save()
    assert "Klimaatwerk" in client.get(challenge.url).content.decode()

    version = ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object()
    row = version.criteria.all()[0]
    row.title = "Betaalbaar"
    version.criteria = [row]
    version.save_revision(user=organiser).publish(skip_permission_checks=True)
    assert "Betaalbaar" in client.get(challenge.url).content.decode()


def test_a_closed_challenge_is_kept_for_members_only(client, known_site, organiser):
    national = EventFactory(title="Landelijk", kind=EventKind.NATIONAL)
    ChallengeFactory(national_event=national, members_only=True, title="Besloten vraag")
    client.force_login(organiser)
    assert client.get(national.url).content.count(b"challenge-card") == 1
    client.logout()

    assert b"challenge-card" not in client.get(national.url).content


def hung_with(number, organiser, **told):
    return ChallengeFactory(
        organiser=organiser,
        themes=[ThemeFactory() for _place in range(number)],
        regions=[RegionFactory() for _place in range(number)],
        criteria=[f"Criterium {place}" for place in range(number)],
        partners=[f"Partner {place}" for place in range(number)],
        **told,
    )


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(
    ("who", "queries"), [("visitor", 4), ("member", 14), ("reviewer", 15), ("organiser", 14), ("co_organiser", 14)]
)
def test_a_page_right_after_a_change(client, known_site, django_assert_num_queries, organiser, number, who, queries):
    """With everything that can hang on it, and read by nobody since."""
    people = {"member": MemberFactory(), "reviewer": MemberFactory(), "co_organiser": MemberFactory()}
    challenge = hung_with(number, organiser, co_organisers=[people["co_organiser"]], reviewers=[people["reviewer"]])
    if who != "visitor":
        client.force_login({"organiser": organiser, **people}[who])

    client.get("/over/")  # somebody was here before
    version = ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object()
    version.problem_owner = "Gemeente Waterdam"
    version.save_revision(user=organiser).publish(skip_permission_checks=True)
    with django_assert_num_queries(queries):
        assert client.get(challenge.url).status_code == 200
