"""What came of a challenge becomes a lesson."""

import pytest

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.roles import ORGANISERS
from cop.publishing.services import start_filled_draft
from cop.publishing.starts import Told
from events.challenges import services
from knowledge.lessons.models import LessonPage
from tests.factories.challenges import ChallengeFactory
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


@pytest.fixture
def finished(organiser):
    return ChallengeFactory(
        phase="afgerond",
        organiser=organiser,
        question="Hoe vinden we <technici>?",
        outcome_done="<p>Meeloopdagen.</p>",
        outcome_result="<p>Vier nieuwe collega's.</p>",
        themes=[ThemeFactory()],
    )


def test_the_draft_holds_what_was_told_and_a_link_back(organiser, finished):
    lesson = services.make_lesson(challenge=finished, by=organiser)

    told = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert not lesson.live
    assert told.title == finished.title
    assert "&lt;technici&gt;" in told.situation
    assert "Al twee jaar" in told.situation
    assert told.approach == "<p>Meeloopdagen.</p>"
    assert "Vier nieuwe" in told.result
    assert [row.related_id for row in told.related_pages.all()] == [finished.pk]
    assert list(told.themes.all()) == list(finished.themes.all())


def test_a_second_press_gives_the_same_draft_as_it_is(organiser, finished):
    lesson = services.make_lesson(challenge=finished, by=organiser)
    version = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    version.result = "<p>Eigen woorden.</p>"
    version.save_revision(user=organiser, clean=False)

    again = services.make_lesson(challenge=finished, by=organiser)

    assert again.pk == lesson.pk
    assert "Eigen" in LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().result


def test_each_organiser_has_a_draft_of_their_own(organiser, finished):
    other = MemberFactory()
    finished.co_organisers.add(other)

    first, second = (services.make_lesson(challenge=finished, by=who) for who in (organiser, other))

    assert first.pk != second.pk
    assert second.owner_id == other.pk


def test_others_make_no_lesson_of_it(finished):
    with pytest.raises(NotAllowed):
        services.make_lesson(challenge=finished, by=MemberFactory())


@pytest.mark.parametrize("phase", ["aangekondigd", "open", "selectie", "ingetrokken"])
def test_nothing_came_of_it_yet(organiser, phase):
    with pytest.raises(Conflict):
        services.make_lesson(challenge=ChallengeFactory(phase=phase, organiser=organiser), by=organiser)


def test_a_closed_challenge_gives_a_closed_lesson(organiser):
    closed = ChallengeFactory(phase="loopt", organiser=organiser, members_only=True)

    assert services.make_lesson(challenge=closed, by=organiser).get_latest_revision_as_object().members_only


def test_a_kind_that_no_room_fills_is_refused(organiser, finished):
    with pytest.raises(DomainError):
        start_filled_draft(kind="onbekend", author=organiser, told=Told("Titel"), request_key=finished.pk)


def test_the_button_opens_the_form_of_the_lesson(client, organiser, finished):
    client.force_login(organiser)
    address = f"/mijn/challenges/{finished.pk}/les/"
    assert address in client.get(f"{finished.url}resultaat/").content.decode()

    answer = client.post(address)

    lesson = LessonPage.objects.get(owner=organiser)
    assert answer.url == f"/mijn/bijdragen/{lesson.pk}/"
    assert client.get(answer.url).status_code == 200
