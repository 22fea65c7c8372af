"""Who hears of another deadline, and of a question."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.translation import override
from wagtail.models import Page

from cop.core.roles import ORGANISERS
from cop.discussions.models import ThreadPage
from cop.discussions.services import start_thread
from cop.notifications.models import Notification
from cop.notifications.services import follow
from events.challenges.models import ChallengePage
from events.challenges.telling import MOVED
from events.entries.models import Entry
from events.entries.telling import NEW_ENTRY, tell_judges
from tests.factories.challenges import ChallengeFactory
from tests.factories.discussions import ChannelFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS])


@pytest.fixture
def challenge(organiser, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return ChallengeFactory(organiser=organiser)


def published_with(challenge, capture, **columns):
    version = ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object()
    for name, value in columns.items():
        setattr(version, name, value)
    with capture(execute=True):
        version.save_revision(user=challenge.owner).publish(skip_permission_checks=True)


def test_another_deadline_is_told_once_to_who_follows(challenge, django_capture_on_commit_callbacks):
    follower, entrant, both, _other = (MemberFactory() for _place in range(4))  # who only enters gets a letter
    for member in (follower, both):
        follow(member=member, subject=challenge)
    for member in (entrant, both):
        Entry.objects.create(challenge=challenge, member=member, title="Idee")

    published_with(challenge, django_capture_on_commit_callbacks, deadline=challenge.deadline + timedelta(days=2))

    told = Notification.objects.filter(verb=MOVED).values_list("recipient_id", flat=True)
    assert sorted(told) == sorted([follower.pk, both.pk])


def test_it_is_told_in_the_language_of_who_reads_it(challenge, django_capture_on_commit_callbacks):
    member, deadline = MemberFactory(), challenge.deadline.replace(month=3, day=15) + timedelta(days=366)
    follow(member=member, subject=challenge)
    dates = {"deadline": deadline, "select_by": None, "runs_until": None}
    with override("en"):
        published_with(challenge, django_capture_on_commit_callbacks, **dates)
    told = Notification.objects.get(recipient=member, verb=MOVED)

    for language, month in (("nl", "maart"), ("en", "March")):
        with override(language):
            assert f"15 {month}" in told.sentence or f"16 {month}" in told.sentence


def test_other_words_are_not_told(challenge, django_capture_on_commit_callbacks):
    Entry.objects.create(challenge=challenge, member=MemberFactory(), title="Idee")

    published_with(challenge, django_capture_on_commit_callbacks, problem_owner="Gemeente Waterdam")

    assert not Notification.objects.filter(verb=MOVED).exists()


def test_one_follows_it_on_its_page(client, challenge):
    client.force_login(MemberFactory())

    assert f"/mijn/volgen/challenge/{challenge.pk}/" in client.get(challenge.url).content.decode()


@pytest.fixture
def co_organiser(challenge):
    member = MemberFactory()
    challenge.co_organisers.add(member)
    return member


def asked_about(challenge, capture, **more):
    """A member asks something about it; whom that is told to."""
    page = Page.objects.get(pk=challenge.pk)
    with capture(execute=True):
        start_thread(
            parent=ChannelFactory(),
            author=MemberFactory(trusted=True),
            kind=ThreadPage.Kind.QUESTION,
            title="Mag een team van twee scholen meedoen?",
            body="<p>Wij willen samen.</p>",
            about=page,
            request_key=uuid4(),
            **more,
        )
    return set(Notification.objects.filter(verb="thread-about").values_list("recipient_id", flat=True))


def test_a_question_about_it_is_told_to_all_its_organisers(
    challenge, organiser, co_organiser, django_capture_on_commit_callbacks
):
    assert asked_about(challenge, django_capture_on_commit_callbacks) == {organiser.pk, co_organiser.pk}


def test_who_organises_it_no_longer_hears_of_no_question(
    challenge, organiser, co_organiser, django_capture_on_commit_callbacks
):
    closed = MemberFactory(is_active=False)
    challenge.co_organisers.add(closed)
    organiser.groups.clear()
    challenge.co_organisers.remove(co_organiser)

    assert asked_about(challenge, django_capture_on_commit_callbacks) == set()


def test_a_new_entry_is_told_to_all_its_organisers(challenge, organiser, co_organiser):
    withdrawn = MemberFactory()
    challenge.co_organisers.add(withdrawn)
    challenge.co_organisers.remove(withdrawn)

    tell_judges(entry=Entry.objects.create(challenge=challenge, member=MemberFactory(), title="Idee"))

    told = set(Notification.objects.filter(verb=NEW_ENTRY).values_list("recipient_id", flat=True))
    assert told == {organiser.pk, co_organiser.pk}
