"""What pages of challenges cost, whatever their number and length: literally so many queries."""

import pytest

from cop.core.models import RelatedPage
from cop.core.roles import ORGANISERS
from events.agenda.models import EventKind
from events.challenges.models import ChallengePage
from tests.factories.agenda import EventFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.workshops import WorkshopFactory

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
@pytest.mark.parametrize(("who", "queries"), [("visitor", 3), ("member", 11), ("organiser", 11)])
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
    with django_assert_num_queries(12):
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


COLD = [("visitor", 6), ("member", 15), ("reviewer", 15), ("organiser", 15), ("co_organiser", 15)]
WARM = [("visitor", 4), ("member", 12), ("reviewer", 12), ("organiser", 12), ("co_organiser", 12)]


@pytest.fixture
def people(organiser):
    return {
        "organiser": organiser,
        "member": MemberFactory(),
        "reviewer": MemberFactory(),
        "co_organiser": MemberFactory(),
    }


@pytest.fixture
def as_one_of(client, people):
    def sign_in(who):
        if who != "visitor":
            client.force_login(people[who])
        client.get("/over/")  # somebody was here before
        return client

    return sign_in


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("who", "queries"), COLD)
def test_a_page_right_after_a_change(
    as_one_of, people, known_site, django_assert_num_queries, organiser, number, who, queries
):
    """With everything that can hang on it and stand beside it, and read by nobody since."""
    challenge, client = with_all(number, people), as_one_of(who)

    changed(challenge, organiser)
    with django_assert_num_queries(queries):
        shows_all(client.get(challenge.url), number)


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("who", "queries"), WARM)
def test_a_page_with_all_that_was_read_before(
    as_one_of, people, known_site, django_assert_num_queries, number, who, queries
):
    challenge, client = with_all(number, people), as_one_of(who)

    client.get(challenge.url)
    with django_assert_num_queries(queries):
        shows_all(client.get(challenge.url), number)


def test_what_stands_beside_it_is_only_what_one_may_read(client, known_site, people):
    challenge = with_all(3, people)
    lesson, event, workshop = [row.related.specific for row in challenge.related_pages.all()]
    lesson.members_only = True
    lesson.save()
    event.live = False
    event.save()

    def shown():
        return [page.title for page in client.get(challenge.url).context["reading"].related]

    assert shown() == [workshop.title]
    client.force_login(people["member"])
    assert shown() == [lesson.title, workshop.title]


def with_all(number, people):
    """All that hangs on it, pages of all types beside it, and others of its national event."""
    national = EventFactory(title="Landelijk", kind=EventKind.NATIONAL, themes=[ThemeFactory()])
    for _place in range(number):
        ChallengeFactory(national_event=national, themes=[ThemeFactory()], regions=[RegionFactory()])
    named = {"co_organisers": [people["co_organiser"]], "reviewers": [people["reviewer"]]}
    challenge = hung_with(number, people["organiser"], national_event=national, **named)
    makers = [LessonFactory, EventFactory, WorkshopFactory, LessonFactory, EventFactory][:number]
    challenge.related_pages = [RelatedPage(related=make(), sort_order=place) for place, make in enumerate(makers)]
    challenge.save_revision(clean=False).publish(skip_permission_checks=True)
    return ChallengePage.objects.get(pk=challenge.pk)


def changed(challenge, organiser):
    version = ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object()
    version.problem_owner = "Gemeente Waterdam"
    version.save_revision(user=organiser).publish(skip_permission_checks=True)


def shows_all(answer, number):
    reading = answer.context["reading"]
    assert (len(reading.siblings), len(reading.related)) == (min(number, 12), min(number, 5))
